// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

/** The values an expression can take, both ends included, as signed 64-bit integers. */
public record Interval(long min, long max) {
  /** Everything: what is known of a value of which nothing is known. */
  public static final Interval ANY = new Interval(Long.MIN_VALUE, Long.MAX_VALUE);

  /** True or false as 1 and 0. */
  public static final Interval BOOL = new Interval(0, 1);

  public Interval {
    if (min > max) {
      throw new IllegalArgumentException("empty interval " + min + ".." + max);
    }
  }

  public static Interval of(long value) {
    return new Interval(value, value);
  }

  public boolean isConstant() {
    return min == max;
  }

  public boolean contains(long value) {
    return min <= value && value <= max;
  }
}
