// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.stream;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.layer.Layer;
import dev.meerkat.core.layer.LayerType;
import dev.meerkat.samples.codec.tls.AlertLayer;
import dev.meerkat.samples.codec.tls.ChangeCipherSpecLayer;
import dev.meerkat.samples.codec.tls.HandshakeFramer;
import dev.meerkat.samples.codec.tls.HandshakeLayer;
import dev.meerkat.samples.codec.tls.HandshakeReader;
import dev.meerkat.samples.codec.tls.ServerExtension;
import dev.meerkat.samples.codec.tls.ServerExtensionReader;
import java.util.Arrays;

/**
 * What a session of TLS says in the clear: handshake messages, however records cut them, and
 * alerts. Up to TLS 1.2 a side is encrypted from its ChangeCipherSpec on; in TLS 1.3 handshake
 * records are in the clear, those that are not claim to be application data.
 */
final class TlsSession {
  private static final int UNKNOWN = 0;
  private static final int TLS_1_2 = 0x0303;
  private static final int TLS_1_3 = 0x0304;
  private static final int ALERT = 2;
  private static final int MAX_HANDSHAKE = 0x20000;

  private static final class Side {
    private final HandshakeFramer framer = new HandshakeFramer();
    private byte[] octets = new byte[0];
    private boolean isEncrypted;
  }

  private final Side[] sides = {new Side(), new Side()};

  /** Until a ServerHello says it, messages are tried as those of 1.3, then of 1.2. */
  private int version = UNKNOWN;

  boolean changeCipherSpec(int side, byte[] buffer, int offset, int length, Messages found) {
    sides[side].isEncrypted = true;
    return simple(ChangeCipherSpecLayer.TYPE, buffer, offset, length, found);
  }

  boolean alert(int side, byte[] buffer, int offset, int length, Messages found) {
    return isEncrypted(side)
        || length != ALERT
        || simple(AlertLayer.TYPE, buffer, offset, length, found);
  }

  /** A message may span records: what is not whole yet is kept. */
  boolean handshake(int side, byte[] buffer, int offset, int length, Messages found) {
    if (isEncrypted(side)) {
      return true;
    }
    Side own = sides[side];
    // messages found stay in the array that they were found in
    byte[] octets = Arrays.copyOf(own.octets, own.octets.length + length);
    System.arraycopy(buffer, offset, octets, own.octets.length, length);
    int done = 0;
    while (done < octets.length) {
      int status = own.framer.frame(octets, done, octets.length - done, TLS_1_3);
      if (status == Codec.NEED_MORE) {
        break;
      }
      int size = status == Codec.OK ? own.framer.size() : octets.length - done;
      own.framer.reset();
      if (!message(octets, done, size, found)) {
        return false;
      }
      done += size;
    }
    own.octets = Arrays.copyOfRange(octets, done, octets.length);
    return own.octets.length <= MAX_HANDSHAKE;
  }

  private boolean isEncrypted(int side) {
    return sides[side].isEncrypted && version < TLS_1_3;
  }

  private boolean message(byte[] buffer, int offset, int size, Messages found) {
    HandshakeLayer layer = (HandshakeLayer) found.take(HandshakeLayer.TYPE);
    if (layer == null) {
      return true;
    }
    HandshakeReader handshake = layer.reader();
    int status = handshake.wrap(buffer, offset, size, version == UNKNOWN ? TLS_1_3 : version);
    if (status != Codec.OK && version == UNKNOWN) {
      handshake.wrap(buffer, offset, size, TLS_1_2);
    }
    boolean isValid = found.add(layer);
    if (isValid && handshake.bodyCase() == HandshakeReader.BODY_SERVER_HELLO) {
      version = negotiated(handshake);
    }
    return isValid;
  }

  private static int negotiated(HandshakeReader handshake) {
    int chosen = handshake.bodyServerHello().version();
    if (handshake.bodyServerHello().hasExtensions()) {
      ServerExtensionReader extensions = handshake.bodyServerHello().extensions();
      while (extensions.next()) {
        if (extensions.type() == ServerExtension.SUPPORTED_VERSIONS) {
          chosen = extensions.version();
        }
      }
    }
    return chosen;
  }

  private static boolean simple(
      LayerType type, byte[] buffer, int offset, int length, Messages found) {
    Layer layer = found.take(type);
    if (layer != null) {
      layer.wrap(buffer, offset, length);
    }
    return found.add(layer);
  }
}
