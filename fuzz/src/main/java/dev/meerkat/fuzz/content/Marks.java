// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.content;

import dev.meerkat.dsl.interpret.Content;

/** Elements of a TLV that are a tag alone: they fill or stop a run, and no reader shows them. */
public final class Marks {
  private Marks() {}

  /** Whether there are none. */
  public static boolean none(Content content) {
    if (content instanceof Content.Tlv run) {
      return run.elements().stream().allMatch(e -> e.body() != null && none(e.body()));
    } else if (content instanceof Content.Struct struct) {
      return struct.fields().values().stream().allMatch(Marks::none);
    } else if (content instanceof Content.Elements list) {
      return list.values().stream().allMatch(Marks::none);
    }
    return !(content instanceof Content.Case chosen) || none(chosen.value());
  }
}
