// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.diff;

import dev.meerkat.dsl.ir.IrSpan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects differences, each once. */
final class Changes {
  private final Set<Change> all = new LinkedHashSet<>();

  void wire(String text, IrSpan before, IrSpan after) {
    all.add(new Change(Change.Effect.WIRE, text, before, after));
  }

  void api(String text, IrSpan before, IrSpan after) {
    all.add(new Change(Change.Effect.API, text, before, after));
  }

  void compatible(String text, IrSpan before, IrSpan after) {
    all.add(new Change(Change.Effect.COMPATIBLE, text, before, after));
  }

  /** On the wire when readers refuse what they do not know, else nothing that hurts. */
  void wireIf(boolean isBreak, String text, IrSpan before, IrSpan after) {
    Change.Effect effect = isBreak ? Change.Effect.WIRE : Change.Effect.COMPATIBLE;
    all.add(new Change(effect, text, before, after));
  }

  boolean hasWire() {
    return all.stream().anyMatch(change -> change.effect() == Change.Effect.WIRE);
  }

  /** Worst first, otherwise as they were found. */
  List<Change> sorted() {
    List<Change> sorted = new ArrayList<>();
    for (Change.Effect effect : Change.Effect.values()) {
      all.stream().filter(change -> change.effect() == effect).forEach(sorted::add);
    }
    return sorted;
  }
}
