// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import java.util.Arrays;

/**
 * What is underway of one connection, piece by piece in the order of their numbers: when each left
 * last, and what became of it. RFC 8985 section 5.2.
 *
 * <p>A piece is what left at one instant and has one fate, so a burst is one piece until the peer
 * tells its parts apart. There is a most of them; beyond it neighbours of one fate become one that
 * left when the later one did, which makes a loss be seen later, never earlier.
 */
final class Flight {
  /** It left more than once. */
  static final int REPEATED = 1;

  /** It is taken to be lost, and has not left again since. */
  static final int LOST = 2;

  /** The peer holds it. */
  static final int HELD = 4;

  private static final int FEW = 8;

  private final int capacity;
  private int[] ends = new int[FEW];
  private long[] times = new long[FEW];
  private byte[] marks = new byte[FEW];
  private int first;
  private int behind;
  private int start;
  private int lost;
  private int held;
  private int repeatedUpTo;

  /** At most so many pieces. */
  Flight(int pieces) {
    this.capacity = Math.max(FEW, pieces);
  }

  /** Nothing is underway: the next number that leaves is this one. */
  void begin(int number) {
    first = 0;
    behind = 0;
    start = number;
    lost = 0;
    held = 0;
    repeatedUpTo = number;
  }

  boolean isEmpty() {
    return first == behind;
  }

  /** Number of the first octet that is not acknowledged. */
  int start() {
    return start;
  }

  /** Number behind everything underway. */
  int end() {
    return isEmpty() ? start : ends[behind - 1];
  }

  /** Octets that are neither lost nor held: "pipe" of RFC 6675 section 4. */
  int pipe() {
    return end() - start - lost - held;
  }

  int lostOctets() {
    return lost;
  }

  int heldOctets() {
    return held;
  }

  /** Whether all pieces left in the order of their numbers, once, and none is held. */
  boolean isInOrder() {
    return held == 0 && lost == 0 && Seq.notAfter(repeatedUpTo, start);
  }

  // Pieces, by index from first() to before behind().

  int first() {
    return first;
  }

  int behind() {
    return behind;
  }

  int startOf(int piece) {
    return piece == first ? start : ends[piece - 1];
  }

  int endOf(int piece) {
    return ends[piece];
  }

  long timeOf(int piece) {
    return times[piece];
  }

  boolean is(int piece, int mark) {
    return (marks[piece] & mark) != 0;
  }

  /** How many runs the peer holds. */
  int heldRuns() {
    int runs = 0;
    for (int i = first; i < behind; i++) {
      if (is(i, HELD) && (i == first || !is(i - 1, HELD))) {
        runs++;
      }
    }
    return runs;
  }

  // What happens to them.

  /** Numbers [from, to) leave now; what lies before {@link #end} leaves again. */
  void sent(int from, int to, long nowNanos) {
    int old = Seq.earlier(to, end());
    if (Seq.before(from, old)) {
      repeatedUpTo = Seq.later(repeatedUpTo, old);
      int piece = cut(Seq.later(from, start), old);
      int last = Math.max(piece + 1, find(old));
      for (int i = piece; i < last; i++) {
        if (!is(i, HELD)) {
          mark(i, REPEATED, nowNanos);
        }
      }
      joinAround(piece, last);
    }
    if (Seq.before(end(), to)) {
      append(to, nowNanos);
    }
  }

  private void append(int to, long nowNanos) {
    if (!isEmpty() && times[behind - 1] == nowNanos && marks[behind - 1] == 0) {
      ends[behind - 1] = to;
      return;
    }
    if (!makeRoom()) {
      // As if the last piece had left now.
      mark(behind - 1, marks[behind - 1] & ~(HELD | LOST), nowNanos);
      ends[behind - 1] = to;
      return;
    }
    ends[behind] = to;
    times[behind] = nowNanos;
    marks[behind] = 0;
    behind++;
  }

  /** Everything before a number has been acknowledged: it is forgotten. */
  void acknowledged(int upTo) {
    while (first < behind && Seq.notAfter(ends[first], upTo)) {
      mark(first, 0, 0);
      start = ends[first];
      first++;
    }
    if (first < behind && Seq.before(start, upTo)) {
      int gone = upTo - start;
      lost -= is(first, LOST) ? gone : 0;
      held -= is(first, HELD) ? gone : 0;
      start = upTo;
    }
  }

  /**
   * Makes a piece begin at {@code from} and one end at {@code to}, if there is room for them.
   *
   * @return index of the piece that holds {@code from}
   */
  int cut(int from, int to) {
    cut(from);
    cut(to);
    return find(from);
  }

  private void cut(int number) {
    int piece = find(number);
    if (piece == behind || startOf(piece) == number || !makeRoom()) {
      return;
    }
    piece = find(number);
    int rest = behind - piece;
    System.arraycopy(ends, piece, ends, piece + 1, rest);
    System.arraycopy(times, piece, times, piece + 1, rest);
    System.arraycopy(marks, piece, marks, piece + 1, rest);
    behind++;
    ends[piece] = number;
  }

  /** Index of the piece that holds a number; {@link #behind} for none. */
  private int find(int number) {
    int low = first;
    int high = behind;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Seq.notAfter(ends[middle], number)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  void hold(int piece) {
    mark(piece, marks[piece] & REPEATED | HELD, times[piece]);
  }

  void lose(int piece) {
    mark(piece, marks[piece] & REPEATED | LOST, times[piece]);
  }

  /** The peer may have dropped what it said to hold: RFC 2018 section 8. */
  void holdNothing() {
    for (int i = first; i < behind; i++) {
      mark(i, marks[i] & ~HELD, times[i]);
    }
  }

  /** Joins neighbours of one fate in [from, to) and beside it. */
  void joinAround(int from, int to) {
    for (int i = Math.min(to, behind - 1); i > Math.max(from - 1, first); i--) {
      boolean heldBoth = is(i, HELD) && is(i - 1, HELD);
      if (heldBoth || marks[i] == marks[i - 1] && times[i] == times[i - 1]) {
        marks[i] |= marks[i - 1];
        join(i);
      }
    }
  }

  /** A piece swallows the one before it. */
  private void join(int piece) {
    times[piece] = Math.max(times[piece], times[piece - 1]);
    int rest = behind - piece;
    System.arraycopy(ends, piece, ends, piece - 1, rest);
    System.arraycopy(times, piece, times, piece - 1, rest);
    System.arraycopy(marks, piece, marks, piece - 1, rest);
    behind--;
  }

  private void mark(int piece, int mark, long nanos) {
    int octets = ends[piece] - startOf(piece);
    lost += (mark >> 1 & 1) * octets - (marks[piece] >> 1 & 1) * octets;
    held += (mark >> 2 & 1) * octets - (marks[piece] >> 2 & 1) * octets;
    marks[piece] = (byte) mark;
    times[piece] = nanos;
  }

  /** Sees that one more piece fits; whether it does. */
  private boolean makeRoom() {
    if (behind - first >= capacity) {
      for (int i = behind - 1; i > first; i -= 2) {
        if (marks[i] == marks[i - 1]) {
          join(i);
        }
      }
    }
    if (behind - first >= capacity) {
      return false;
    }
    if (behind == ends.length && first > ends.length / 2) {
      toFront();
    } else if (behind == ends.length) {
      int room = 2 * ends.length;
      ends = Arrays.copyOf(ends, room);
      times = Arrays.copyOf(times, room);
      marks = Arrays.copyOf(marks, room);
    }
    return true;
  }

  private void toFront() {
    int count = behind - first;
    System.arraycopy(ends, first, ends, 0, count);
    System.arraycopy(times, first, times, 0, count);
    System.arraycopy(marks, first, marks, 0, count);
    first = 0;
    behind = count;
  }
}
