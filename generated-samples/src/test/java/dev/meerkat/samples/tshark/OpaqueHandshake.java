// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import java.util.Map;
import java.util.Set;

/** Handshake messages and extensions of TLS that we keep as octets and tshark looks into. */
final class OpaqueHandshake {
  private static final String ALGORITHM = "tls.handshake.sig_hash_alg";
  private static final String GROUP = "tls.handshake.extensions_key_share_group";
  private static final String KEY = "tls.handshake.extensions_key_share_key_exchange";

  /** Certificate (time stamps), ServerKeyExchange, CertificateRequest, CertificateVerify. */
  private static final Map<String, Set<Long>> MESSAGES =
      Map.of(ALGORITHM, Set.of(11L, 12L, 13L, 15L));

  /** Time stamps of certificates (RFC 6962), delegated credentials, and drafts of key_share. */
  private static final Map<String, Set<Long>> EXTENSIONS =
      Map.of(ALGORITHM, Set.of(18L, 34L), GROUP, Set.of(40L), KEY, Set.of(40L));

  private OpaqueHandshake() {}

  /** Whether the value stands in such a message, or in such an extension of another. */
  static boolean holds(Difference difference) {
    PdmlNode handshake = difference.protocol();
    String field = difference.field();
    long type = handshake.find("tls.handshake.type").map(PdmlNode::number).orElse(-1L);
    return difference.ours().equals(Difference.ABSENT)
        && (MESSAGES.getOrDefault(field, Set.of()).contains(type)
            || isInExtension(handshake, difference));
  }

  private static boolean isInExtension(PdmlNode node, Difference difference) {
    Set<Long> types = EXTENSIONS.getOrDefault(difference.field(), Set.of());
    boolean isOne =
        node.children().stream()
            .anyMatch(
                child ->
                    child.name().equals("tls.handshake.extension.type")
                        && types.contains(child.number()));
    return isOne
            && node.all(difference.field()).stream()
                .anyMatch(value -> value.text().equals(difference.theirs()))
        || node.children().stream()
            .anyMatch(child -> !child.isProtocol() && isInExtension(child, difference));
  }
}
