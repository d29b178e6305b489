// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import java.util.List;

/** Why we may refuse what is in a packet; each is verified on the packet itself. */
enum RejectionCause {
  /** tshark finds it malformed, or cut short, too. */
  TSHARK_TOO,

  /** tshark goes on, but marks the same length or version as an error. */
  TSHARK_MARKS,

  /** The capture kept less than the datagram's length. */
  CUT_BY_CAPTURE;

  boolean holds(Rejection rejection) {
    return switch (this) {
      case TSHARK_TOO -> has(rejection.theirs(), List.of("_ws.malformed", "_ws.short"));
      case TSHARK_MARKS ->
          has(rejection.theirs(), List.of("ip.bogus_ip_length", "ip.bogus_ip_version"));
      case CUT_BY_CAPTURE -> isCut(rejection);
    };
  }

  private static boolean has(PdmlNode node, List<String> names) {
    return names.contains(node.name()) || node.children().stream().anyMatch(c -> has(c, names));
  }

  private static boolean isCut(Rejection rejection) {
    long captured = rejection.ours().get("captured").longValue();
    PdmlNode length =
        rejection.theirs().children().stream()
            .filter(protocol -> protocol.name().equals("ip"))
            .findFirst()
            .flatMap(ip -> ip.find("ip.len"))
            .orElse(null);
    return rejection.isTruncated()
        && captured < rejection.ours().get("length").longValue()
        && length != null
        && length.number() > captured - (length.position() - 2);
  }
}
