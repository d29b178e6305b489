// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.text;

import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.Octets;
import java.util.List;
import java.util.TreeSet;

/**
 * Well-known lines.
 *
 * @param key place of the key in a row
 * @param value place of the value in a row
 */
public record IndexPlan(IrText.Index item, Place key, Place value, List<Slot> slots) {
  public IndexPlan {
    slots = List.copyOf(slots);
  }

  /** Lengths of keys, ascending. */
  public static List<Integer> keyLengths(List<Slot> slots) {
    TreeSet<Integer> lengths = new TreeSet<>();
    slots.forEach(slot -> lengths.add(slot.key().length()));
    return List.copyOf(lengths);
  }

  public Slot slot(String name) {
    return slots.stream().filter(s -> s.item().name().equals(name)).findFirst().orElseThrow();
  }

  /**
   * One well-known key.
   *
   * @param name Java name, led by that of the lines: {@code headersHost}
   */
  public record Slot(IrText.Slot item, String name) {
    public boolean isInt() {
      return item.digits() != null && item.digits().bits() < Integer.SIZE;
    }

    public long largest() {
      return DigitTypes.largest(item.digits());
    }

    public Octets key() {
      return item.key();
    }
  }
}
