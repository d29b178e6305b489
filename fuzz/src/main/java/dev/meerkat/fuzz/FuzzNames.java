// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import java.util.List;

/** What may have been meant by a name that is no target's. */
final class FuzzNames {
  private FuzzNames() {}

  /** The rest of the sentence {@code no target 'x'}. */
  static String instead(String name) {
    List<String> like =
        FuzzTargets.all().stream()
            .map(FuzzTarget::name)
            .filter(other -> other.contains(name) || name.contains(other) || isNear(name, other))
            .toList();
    return like.isEmpty()
        ? "; --list tells the targets"
        : "; is it " + String.join(" or ", like) + "?";
  }

  /** Whether one letter more, less or other makes one of the other. */
  private static boolean isNear(String name, String other) {
    int same = 0;
    int shorter = Math.min(name.length(), other.length());
    while (same < shorter && name.charAt(same) == other.charAt(same)) {
      same++;
    }
    int end = 0;
    while (end < shorter - same
        && name.charAt(name.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    return Math.max(name.length(), other.length()) - same - end <= 1;
  }
}
