// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.stream;

import dev.meerkat.samples.codec.tls.ContentType;
import dev.meerkat.samples.codec.tls.TlsRecordFramer;
import dev.meerkat.samples.codec.tls.TlsRecordLayer;
import dev.meerkat.samples.codec.tls.TlsRecordReader;

/** Records of TLS, and what is not encrypted in them. */
final class TlsDialog extends FramedDialog {
  private final TlsRecordFramer[] framers = {new TlsRecordFramer(), new TlsRecordFramer()};
  private final TlsSession session = new TlsSession();

  @Override
  int frame(int side, byte[] buffer, int offset, int available) {
    return framers[side].frame(buffer, offset, available);
  }

  @Override
  int size(int side) {
    return framers[side].size();
  }

  @Override
  boolean message(int side, byte[] buffer, int offset, int size, Messages found) {
    framers[side].reset();
    TlsRecordLayer layer = (TlsRecordLayer) found.take(TlsRecordLayer.TYPE);
    if (layer == null) {
      return true;
    }
    TlsRecordReader tlsRecord = layer.reader();
    tlsRecord.wrap(buffer, offset, size);
    if (!found.add(layer)) {
      return false;
    }
    int from = tlsRecord.fragmentOffset();
    int length = tlsRecord.fragmentLength();
    return switch (tlsRecord.type()) {
      case ContentType.HANDSHAKE -> session.handshake(side, buffer, from, length, found);
      case ContentType.ALERT -> session.alert(side, buffer, from, length, found);
      case ContentType.CHANGE_CIPHER_SPEC ->
          session.changeCipherSpec(side, buffer, from, length, found);
      default -> true;
    };
  }
}
