// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

import java.util.List;
import java.util.function.IntUnaryOperator;

/** Choices, one after the other; 0 is always the simplest. */
final class Draws {
  private final IntUnaryOperator source;

  /** Takes what answers a number below its argument. */
  Draws(IntUnaryOperator source) {
    this.source = source;
  }

  /** Choices of a list; behind its end all are 0. */
  static Draws of(List<Integer> choices) {
    int[] at = {0};
    return new Draws(
        bound -> at[0] < choices.size() ? Math.floorMod(choices.get(at[0]++), bound) : 0);
  }

  int below(int bound) {
    return source.applyAsInt(bound);
  }

  int between(int least, int most) {
    return least + below(most - least + 1);
  }

  /** True once in so many times. */
  boolean oneIn(int times) {
    return below(times) == times - 1;
  }

  @SafeVarargs
  final <T> T of(T... values) {
    return values[below(values.length)];
  }

  <T> T from(List<T> values) {
    return values.get(below(values.size()));
  }
}
