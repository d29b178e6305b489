// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.count;

/**
 * A number for each value of an enumeration. Counts on one thread; other threads may see a number
 * that is a little old.
 */
public final class Counters<E extends Enum<E>> {
  private final E[] values;
  private final long[] counts;

  public Counters(Class<E> type) {
    values = type.getEnumConstants();
    counts = new long[values.length];
  }

  public void increment(E what) {
    counts[what.ordinal()]++;
  }

  public void add(E what, long amount) {
    counts[what.ordinal()] += amount;
  }

  public long get(E what) {
    return counts[what.ordinal()];
  }

  /** All that are not 0, as {@code NAME=1 OTHER=2}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (E value : values) {
      if (get(value) != 0) {
        text.append(text.isEmpty() ? "" : " ").append(value).append('=').append(get(value));
      }
    }
    return text.toString();
  }
}
