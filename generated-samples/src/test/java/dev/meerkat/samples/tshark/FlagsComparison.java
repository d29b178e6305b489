// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Holds the named bits of a flags field against tshark's, one by one and in order.
 *
 * <p>tshark can count reserved bits in front as part of the field: they must be set exactly if we
 * found reserved bits set.
 */
final class FlagsComparison {
  private static final String FINDING = "RESERVED";

  private final ComparisonSink sink;

  FlagsComparison(ComparisonSink sink) {
    this.sink = sink;
  }

  /**
   * Compares.
   *
   * @param bits our width
   * @param around the layer that the flags stand in, for its findings
   */
  void compare(int bits, JsonNode ours, JsonNode around, PdmlNode theirs) {
    List<String> values = new ArrayList<>();
    for (Map.Entry<String, JsonNode> flag : ours.properties()) {
      if (flag.getValue().isBoolean()) {
        values.add(flag.getValue().booleanValue() ? "1" : "0");
      }
    }
    List<PdmlNode> shown =
        theirs.children().stream().filter(c -> c.show().matches("\\d+|True|False")).toList();
    int before = Math.max(0, shown.size() - values.size());
    for (int i = 0; i < values.size(); i++) {
      PdmlNode flag = before + i < shown.size() ? shown.get(before + i) : null;
      sink.compared(
          flag == null ? theirs.name() + ".*" : flag.name(),
          values.get(i),
          flag == null ? Difference.ABSENT : Long.toString(flag.number()));
    }
    String reserved = Boolean.toString(theirs.number() >>> bits != 0);
    sink.compared(theirs.name() + " reserved", Boolean.toString(found(around)), reserved);
  }

  private static boolean found(JsonNode around) {
    for (JsonNode finding : around.path("findings")) {
      if (finding.asText().equals(FINDING)) {
        return true;
      }
    }
    return false;
  }
}
