// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.stream;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.layer.Layer;
import dev.meerkat.samples.codec.dns.DnsLayer;

/** DNS over TCP: two octets of length before each message. RFC 1035 section 4.2.2, RFC 7766. */
final class DnsDialog implements Dialog {
  private static final int PREFIX = 2;

  @Override
  public int feed(int side, byte[] buffer, int offset, int length, Messages found) {
    int done = 0;
    while (length - done >= PREFIX) {
      int size = Bytes.getU16(buffer, offset + done);
      if (length - done - PREFIX < size) {
        return done;
      }
      Layer layer = found.take(DnsLayer.TYPE);
      if (layer != null) {
        layer.wrap(buffer, offset + done + PREFIX, size);
      }
      if (!found.add(layer)) {
        return GIVEN_UP;
      }
      done += PREFIX + size;
    }
    return done;
  }
}
