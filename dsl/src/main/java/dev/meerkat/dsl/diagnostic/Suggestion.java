// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Suggestion {
  private static final int LONGEST = 64;

  private Suggestion() {}

  /** {@code did you mean X?}, or null when no candidate is near. */
  public static String didYouMean(String written, Collection<String> candidates) {
    return nearest(written, candidates).map(name -> "did you mean " + name + "?").orElse(null);
  }

  /** The nearest candidate within a third of the word's length. */
  public static Optional<String> nearest(String written, Collection<String> candidates) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    int allowed = Math.max(1, written.length() / 3);
    return candidates.stream()
        .filter(candidate -> !candidate.equals(written) && candidate.length() <= LONGEST)
        .filter(candidate -> distance(written, candidate) <= allowed)
        .min(
            Comparator.comparingInt((String candidate) -> distance(written, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Insertions, deletions, replacements and swaps of neighbours; case alone counts nothing. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    boolean same = lower(a, i - 1) == lower(b, j - 1);
    int best = cost[i - 1][j - 1] + (same ? 0 : 1);
    best = Math.min(best, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    if (i > 1
        && j > 1
        && lower(a, i - 1) == lower(b, j - 2)
        && lower(a, i - 2) == lower(b, j - 1)) {
      best = Math.min(best, cost[i - 2][j - 2] + 1);
    }
    return best;
  }

  private static char lower(String text, int index) {
    return Character.toLowerCase(text.charAt(index));
  }
}
