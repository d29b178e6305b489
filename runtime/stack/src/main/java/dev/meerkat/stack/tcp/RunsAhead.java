// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/**
 * The runs of octets that have come in ahead of what is next, and which of them the peer is told:
 * RFC 2018 section 4. Lent to a connection while it has any.
 */
final class RunsAhead {
  static final int MOST_TOLD = 3;

  private final SeqRanges runs;

  /** A number of each run that is told, that which grew last first. */
  private final int[] told = new int[MOST_TOLD];

  private int toldCount;

  RunsAhead(int capacity) {
    runs = new SeqRanges(capacity);
  }

  void clear() {
    runs.clear();
    toldCount = 0;
  }

  boolean isEmpty() {
    return runs.isEmpty();
  }

  /** First number behind the last run; there must be one. */
  int last() {
    return runs.last();
  }

  int start(int run) {
    return runs.start(run);
  }

  int end(int run) {
    return runs.end(run);
  }

  /** Index of the lowest run that holds any of [from, to), or -1. */
  int overlapping(int from, int to) {
    for (int i = 0; i < runs.count() && Seq.before(runs.start(i), to); i++) {
      if (Seq.before(from, runs.end(i))) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Adds [start, end), which is told first from now on.
   *
   * @return false if it would be one run too many
   */
  boolean add(int start, int end) {
    int run = runs.add(start, end);
    if (run < 0) {
      return false;
    }
    int kept = 0;
    int carried = start;
    for (int i = 0; i < toldCount; i++) {
      int one = told[i];
      if (runs.find(one) != run) {
        told[kept++] = carried;
        carried = one;
      }
    }
    if (kept < MOST_TOLD) {
      told[kept++] = carried;
    }
    toldCount = kept;
    return true;
  }

  /**
   * Everything below a number has come in: takes the runs out that it touches.
   *
   * @return the number up to which everything has come in with them
   */
  int join(int number) {
    int reached = number;
    // A segment cut anew may reach over several runs.
    while (!runs.isEmpty() && Seq.notAfter(runs.start(0), reached)) {
      reached = Seq.later(reached, runs.end(0));
      runs.dropBelow(reached);
    }
    forgetTold();
    return reached;
  }

  /** Runs have been delivered: others are told instead, from the lowest on. */
  private void forgetTold() {
    int kept = 0;
    for (int i = 0; i < toldCount; i++) {
      if (runs.find(told[i]) >= 0) {
        told[kept++] = told[i];
      }
    }
    for (int run = 0; run < runs.count() && kept < MOST_TOLD; run++) {
      if (!isTold(run, kept)) {
        told[kept++] = runs.start(run);
      }
    }
    toldCount = kept;
  }

  private boolean isTold(int run, int count) {
    for (int i = 0; i < count; i++) {
      if (runs.find(told[i]) == run) {
        return true;
      }
    }
    return false;
  }

  /** How many runs are told. */
  int told() {
    return toldCount;
  }

  int toldStart(int index) {
    return runs.start(runs.find(told[index]));
  }

  int toldEnd(int index) {
    return runs.end(runs.find(told[index]));
  }
}
