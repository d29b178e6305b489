// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import java.util.Arrays;

/**
 * Runs of sequence numbers that lie apart, lowest first: what has come in out of order, or what the
 * peer says it has. At most a fixed number of them; the arrays grow when they are first needed,
 * since most connections never lose anything.
 */
final class SeqRanges {
  private static final int FEW = 4;
  private static final int[] NONE = new int[0];

  private final int capacity;
  private int[] starts = NONE;
  private int[] ends = NONE;
  private int count;

  SeqRanges(int capacity) {
    this.capacity = capacity;
  }

  int count() {
    return count;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** First number of a run. */
  int start(int index) {
    return starts[index];
  }

  /** First number behind a run. */
  int end(int index) {
    return ends[index];
  }

  /** First number behind the last run; there must be one. */
  int last() {
    return ends[count - 1];
  }

  /** How many numbers are in all runs. */
  int octets() {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += ends[i] - starts[i];
    }
    return sum;
  }

  /**
   * Adds [start, end) and joins what touches.
   *
   * @return index of the run that holds it, or -1 if it would be one run too many
   */
  int add(int start, int end) {
    int first = 0;
    while (first < count && Seq.before(ends[first], start)) {
      first++;
    }
    int behind = first;
    int low = start;
    int high = end;
    while (behind < count && Seq.notAfter(starts[behind], end)) {
      low = Seq.earlier(low, starts[behind]);
      high = Seq.later(high, ends[behind]);
      behind++;
    }
    if (behind == first && count == starts.length && !grow()) {
      return -1;
    }
    move(behind, first + 1);
    starts[first] = low;
    ends[first] = high;
    return first;
  }

  private boolean grow() {
    if (count == capacity) {
      return false;
    }
    int room = Math.min(capacity, Math.max(FEW, 2 * count));
    starts = Arrays.copyOf(starts, room);
    ends = Arrays.copyOf(ends, room);
    return true;
  }

  /** Index of the run that holds a number, or -1. */
  int find(int number) {
    for (int i = 0; i < count; i++) {
      if (Seq.notAfter(starts[i], number) && Seq.before(number, ends[i])) {
        return i;
      }
    }
    return -1;
  }

  /** Forgets all numbers below one. */
  void dropBelow(int number) {
    int gone = 0;
    while (gone < count && Seq.notAfter(ends[gone], number)) {
      gone++;
    }
    if (gone > 0) {
      move(gone, 0);
    }
    if (count > 0 && Seq.before(starts[0], number)) {
      starts[0] = number;
    }
  }

  void clear() {
    count = 0;
  }

  /** Moves runs from an index to another, with all that follow; the count changes with it. */
  private void move(int from, int to) {
    int rest = count - from;
    System.arraycopy(starts, from, starts, to, rest);
    System.arraycopy(ends, from, ends, to, rest);
    count = to + rest;
  }
}
