// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import java.util.Set;

/** Handshake messages and extensions of TLS that we keep as octets and tshark looks into. */
final class OpaqueHandshake {
  /** Certificate, ServerKeyExchange, CertificateRequest, CertificateVerify: their algorithms. */
  private static final Set<Long> MESSAGES = Set.of(11L, 12L, 13L, 15L);

  /** Certificate timestamps, delegated credentials, and drafts of key_share. */
  private static final Set<Long> EXTENSIONS = Set.of(18L, 34L, 40L);

  private OpaqueHandshake() {}

  static boolean holds(Difference difference) {
    PdmlNode handshake = difference.protocol();
    boolean isOpaque =
        MESSAGES.contains(handshake.find("tls.handshake.type").map(PdmlNode::number).orElse(-1L))
            || handshake.all("tls.handshake.extension.type").stream()
                .anyMatch(type -> EXTENSIONS.contains(type.number()));
    return difference.ours().equals(Difference.ABSENT) && isOpaque;
  }
}
