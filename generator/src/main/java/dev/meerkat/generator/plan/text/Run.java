// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.text;

import dev.meerkat.dsl.ir.IrCharset;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of members of a set, between 1 and 127.
 *
 * @param holes what is missing in it
 */
record Run(int low, int high, List<CharsetPlan.Hole> holes) {
  private static final int MAX_HOLES = 2;
  private static final Run NONE = new Run(1, 0, List.of());

  Run {
    holes = List.copyOf(holes);
  }

  int length() {
    return high - low + 1;
  }

  /** The longest run of which nothing is missing. */
  static Run longest(IrCharset set) {
    return longest(set, 0);
  }

  /** The longest run that two holes account for, both its ends members. */
  static Run longestWithHoles(IrCharset set) {
    return longest(set, MAX_HOLES);
  }

  private static Run longest(IrCharset set, int maxHoles) {
    Run longest = NONE;
    for (int low = 1; low < 128; low++) {
      for (int high = 127; set.contains(low) && high >= low + longest.length(); high--) {
        if (set.contains(high) && missing(set, low, high) <= 2 * maxHoles) {
          List<CharsetPlan.Hole> holes = holes(set, low, high);
          if (holes.size() <= maxHoles) {
            longest = new Run(low, high, holes);
          }
        }
      }
    }
    return longest;
  }

  /** How many are missing, counted as far as it matters; a hole is one of them or two. */
  private static int missing(IrCharset set, int low, int high) {
    int missing = 0;
    for (int octet = low; octet <= high && missing <= 2 * MAX_HOLES; octet++) {
      missing += set.contains(octet) ? 0 : 1;
    }
    return missing;
  }

  /** What is missing, by pairs where two differ in one bit. */
  private static List<CharsetPlan.Hole> holes(IrCharset set, int low, int high) {
    List<Integer> missing = new ArrayList<>();
    for (int octet = low; octet <= high; octet++) {
      if (!set.contains(octet)) {
        missing.add(octet);
      }
    }
    List<CharsetPlan.Hole> holes = new ArrayList<>();
    while (!missing.isEmpty()) {
      int octet = missing.remove(0);
      int mask = 0;
      for (int other : missing) {
        if (Integer.bitCount(octet ^ other) == 1) {
          mask = octet ^ other;
          break;
        }
      }
      missing.remove(Integer.valueOf(octet ^ mask));
      holes.add(new CharsetPlan.Hole(mask, octet | mask));
    }
    return holes;
  }
}
