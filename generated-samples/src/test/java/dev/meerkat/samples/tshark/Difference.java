// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that we and tshark do not say alike.
 *
 * @param field tshark's name of the field, or of the layer where a whole layer differs
 * @param ours what we say, "absent" if nothing
 * @param theirs what tshark says, "absent" if nothing
 * @param packet our JSON of the packet
 * @param protocol tshark's tree of the layer; of the packet where it has no such layer
 */
record Difference(
    String capture,
    long frame,
    String layer,
    String field,
    String ours,
    String theirs,
    JsonNode packet,
    PdmlNode protocol) {
  static final String ABSENT = "absent";

  @Override
  public String toString() {
    return String.format(
        "%s frame %d: %s %s: ours %s, tshark %s", capture, frame, layer, field, ours, theirs);
  }
}
