// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench;

import java.util.ArrayList;
import java.util.List;

/** Collects numbers and tells the middle one: noise of a shared machine does not move it much. */
public final class Medians {
  private final List<Double> numbers = new ArrayList<>();

  public void add(double number) {
    numbers.add(number);
  }

  public boolean isEmpty() {
    return numbers.isEmpty();
  }

  /**
   * The median.
   *
   * @throws IllegalStateException when nothing was added
   */
  public double median() {
    if (numbers.isEmpty()) {
      throw new IllegalStateException("no numbers");
    }
    List<Double> sorted = new ArrayList<>(numbers);
    sorted.sort(null);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
