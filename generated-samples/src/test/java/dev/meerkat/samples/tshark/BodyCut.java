// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import com.fasterxml.jackson.databind.JsonNode;

/** A head of HTTP whose body the capture does not have: tshark shows both at its end, or never. */
final class BodyCut {
  private static final String EMPTY_LINE = "0d0a0d0a";
  private static final String LAST_CHUNK = "300d0a0d0a";

  private BodyCut() {}

  /** Whether fewer octets of the stream follow than the head says. */
  static boolean holds(Difference difference) {
    JsonNode packet = difference.packet();
    JsonNode head = packet.path("responseHead");
    String payload = packet.at("/tcp/payload").asText();
    int end = payload.indexOf(EMPTY_LINE);
    long behind = packet.at("/stream/octets").asLong() - (end + EMPTY_LINE.length()) / 2;
    String length = header(head, "content-length");
    if (!difference.ours().equals("1 more")) {
      return false;
    } else if (length != null) {
      return end < 0 || behind < Long.parseLong(length);
    }
    return header(head, "transfer-encoding") == null
        || !packet.at("/stream/last").asText().endsWith(LAST_CHUNK);
  }

  private static String header(JsonNode head, String name) {
    for (JsonNode header : head.path("headers")) {
      if (header.path("name").asText().equalsIgnoreCase(name)) {
        return header.path("value").asText();
      }
    }
    return null;
  }
}
