// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A packet that we find malformed or truncated.
 *
 * @param ours our JSON of the packet
 * @param fault its member {@code malformed} or {@code truncated}
 * @param theirs tshark's tree of the packet
 */
record Rejection(String capture, JsonNode ours, JsonNode fault, PdmlNode theirs) {

  String layer() {
    return fault.get("layer").asText();
  }

  String error() {
    return fault.get("error").asText();
  }

  /** Name of the field, "-" if it has none. */
  String field() {
    return fault.has("field") ? fault.get("field").asText() : "-";
  }

  boolean isTruncated() {
    return ours.has("truncated");
  }

  @Override
  public String toString() {
    return String.format(
        "%s frame %d: %s %s in %s at %d",
        capture,
        ours.get("number").longValue(),
        layer(),
        error(),
        field(),
        fault.get("offset").intValue());
  }
}
