// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.stream;

import dev.meerkat.samples.codec.tls.ContentType;

/** What goes through a tunnel of HTTP: TLS, if it begins like that. RFC 9110 section 9.3.6 */
final class TunnelDialog implements Dialog {
  private Dialog inside;

  @Override
  public int feed(int side, byte[] buffer, int offset, int length, Messages found) {
    if (inside == null) {
      boolean isTls = buffer[offset] == ContentType.HANDSHAKE;
      inside = isTls ? new TlsDialog() : new OpaqueDialog();
    }
    return inside.feed(side, buffer, offset, length, found);
  }
}
