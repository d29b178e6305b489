// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.writer;

import java.util.List;

/**
 * Fields of known size, one behind the other.
 *
 * @param start behind the part before it
 */
public record Run(int index, Place start, List<Slot> slots) {
  public Run {
    slots = List.copyOf(slots);
  }

  public int bits() {
    return slots.isEmpty() ? 0 : slots.get(slots.size() - 1).end();
  }

  public int bytes() {
    return (bits() + 7) / 8;
  }

  /** Where the run ends. */
  public Place end() {
    return start.plus(bytes());
  }
}
