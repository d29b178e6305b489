// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import com.fasterxml.jackson.databind.JsonNode;

/** Causes of differences in the header of TCP, each verified on the segment. */
final class TcpCauses {
  private static final int PROBE = 76;
  private static final int PROBE_DATA = 8;

  private TcpCauses() {}

  static boolean hasCutProbe(Difference difference) {
    boolean isCut = false;
    for (JsonNode option : difference.packet().at("/tcp/options")) {
      isCut |=
          option.path("kind").asInt() == PROBE
              && option.path("data").asText().length() < 2 * PROBE_DATA;
    }
    return isCut
        && (difference.theirs().equals(Difference.ABSENT)
            || difference.protocol().name().equals("_ws.malformed"));
  }

  static boolean isBehindEnd(Difference difference) {
    JsonNode options = difference.packet().at("/" + difference.layer() + "/options");
    return difference.ours().equals(Difference.ABSENT)
        && difference.theirs().equals("0")
        && options.path(options.size() - 1).path("name").asText().equals("END");
  }

  static boolean isNamedOption(Difference difference) {
    boolean[] found = new boolean[1];
    difference
        .protocol()
        .walk(
            node ->
                found[0] |=
                    node.name().startsWith("tcp.options.")
                        && node.size() == 2 + difference.ours().length() / 2
                        && node.value().endsWith(difference.ours())
                        && node.find("tcp.option_kind").isPresent());
    return found[0];
  }

  static boolean isAccurateEcn(Difference difference) {
    JsonNode flags = difference.packet().at("/tcp/flags");
    return difference
        .protocol()
        .find("tcp.flags.ace")
        .filter(
            ace ->
                flags.get("CWR").booleanValue() == ((ace.number() & 2) != 0)
                    && flags.get("ECE").booleanValue() == ((ace.number() & 1) != 0))
        .isPresent();
  }
}
