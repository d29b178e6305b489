// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.diff;

import dev.meerkat.dsl.ir.IrField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Fields of two structs side by side in wire order: the longest common run of names; between them
 * those of one type and place are taken for renamed.
 */
record Alignment(List<Pair> pairs) {

  /** Fields that stand for each other; one of them is null for what is new or gone. */
  record Pair(IrField before, IrField after) {}

  static Alignment of(List<IrField> before, List<IrField> after) {
    List<Pair> pairs = new ArrayList<>();
    int[][] common = common(before, after);
    List<IrField> gone = new ArrayList<>();
    List<IrField> fresh = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      boolean isBoth = i < before.size() && j < after.size();
      if (isBoth && isSame(before.get(i), after.get(j))) {
        between(gone, fresh, pairs);
        pairs.add(new Pair(before.get(i++), after.get(j++)));
      } else if (j == after.size() || isBoth && common[i + 1][j] >= common[i][j + 1]) {
        gone.add(before.get(i++));
      } else {
        fresh.add(after.get(j++));
      }
    }
    between(gone, fresh, pairs);
    return new Alignment(pairs);
  }

  private static int[][] common(List<IrField> before, List<IrField> after) {
    int[][] length = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        length[i][j] =
            isSame(before.get(i), after.get(j))
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    return length;
  }

  private static boolean isSame(IrField before, IrField after) {
    return before.name() == null
        ? after.name() == null && before.sizeBits().equals(after.sizeBits())
        : before.name().equals(after.name());
  }

  /** Empties both lists. */
  private static void between(List<IrField> gone, List<IrField> fresh, List<Pair> pairs) {
    while (!gone.isEmpty() && !fresh.isEmpty() && isRenamed(gone.get(0), fresh.get(0))) {
      pairs.add(new Pair(gone.remove(0), fresh.remove(0)));
    }
    gone.forEach(field -> pairs.add(new Pair(field, null)));
    fresh.forEach(field -> pairs.add(new Pair(null, field)));
    gone.clear();
    fresh.clear();
  }

  private static boolean isRenamed(IrField before, IrField after) {
    return before.sizeBits().equals(after.sizeBits())
        && Objects.equals(before.type().getClass(), after.type().getClass());
  }
}
