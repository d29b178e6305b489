// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/**
 * The receiving half of a connection: what has come in, in order and not, the window, and when to
 * acknowledge. RFC 9293 section 3.8.6, RFC 2018, RFC 2883, RFC 5681 section 4.2, RFC 7323.
 */
final class Receiver {
  private final TcpContext context;

  /** What can be read, and behind it what waits; null as long as there is nothing. */
  private OctetRing ring;

  /** What waits for octets before it; null as long as nothing does. */
  private RunsAhead ahead;

  private int next;
  private int edge;
  private int shift;
  private int segment = 536;
  private int end;
  private boolean endKnown;
  private boolean ended;

  /** What came a second time, until an acknowledgment tells of it; empty if nothing did. */
  private int againStart;

  private int againEnd;
  private int unacknowledged;
  private int lastAcknowledged;
  private boolean acknowledgeNow;
  private boolean acknowledgeSoon;

  Receiver(TcpContext context) {
    this.context = context;
  }

  // The window.

  /** The peer's first number is known; SYN is taken. */
  void begin(int initial) {
    int offered = window();
    next = initial + 1;
    edge = next + offered;
    lastAcknowledged = next;
  }

  /** Shift of the windows that are told from now on. */
  void shift(int bits) {
    shift = bits;
  }

  /** The least shift with which the largest window can be told. RFC 7323 section 2.3. */
  int neededShift() {
    return neededShift(most());
  }

  static int neededShift(int most) {
    int bits = 0;
    while (bits < 14 && most >> bits > 0xFFFF) {
      bits++;
    }
    return bits;
  }

  /** Data octets of the peer's full segments, as far as is known. */
  void segment(int octets) {
    segment = Math.max(1, octets);
  }

  /** RCV.NXT */
  int next() {
    return next;
  }

  /** RCV.WND, as the peer was told. */
  int window() {
    return edge - next;
  }

  /** The window for the next segment, not scaled; what is told is never taken back. */
  int offer(boolean scaled) {
    int now = next + most() - readable();
    if (now - edge >= Math.min(most() / 2, segment)) {
      edge = Seq.later(edge, now);
    }
    int told = Math.min(0xFFFF, window() >> (scaled ? shift : 0));
    if (!scaled) {
      edge = Seq.earlier(edge, next + 0xFFFF);
    }
    return told;
  }

  /** Whether the window has grown by so much that the peer should hear of it. */
  boolean hasNews() {
    int growth = next + most() - readable() - edge;
    return !ended && growth >= Math.min(most() / 2, 2 * segment);
  }

  /** Section 3.10.7.4, first: whether any of the segment lies in the window. */
  boolean isAcceptable(int seq, int length) {
    int window = window();
    if (length == 0) {
      return window == 0 ? seq == next : seq - next >= 0 && seq - next < window;
    }
    int last = seq + length - 1;
    return window > 0
        && (seq - next >= 0 && seq - next < window
            || last - next >= 0 && last - next < window
            || Seq.before(seq, next) && Seq.before(next, last));
  }

  // Data.

  /**
   * Takes the part of a segment's data, and of its end, that lies in the window.
   *
   * @return false if there was no array for it: as if it had never come
   */
  boolean take(int seq, byte[] buffer, int offset, int length, boolean fin) {
    int skipped = Math.max(0, next - seq);
    int from = seq + skipped;
    cameAgain(seq, length);
    int until = Seq.earlier(seq + length, edge);
    if (fin) {
      acknowledgeNow = true;
      learnEnd(until, until == seq + length);
    }
    if (endKnown) {
      until = Seq.earlier(until, end);
    }
    if (until != seq + length) {
      // The peer knows an older window, and must hear of this one; or it goes on behind its end.
      acknowledgeNow = true;
    }
    int count = until - from;
    if (count > 0 && !holdRing()) {
      acknowledgeNow = true;
      return false;
    }
    if (count > 0) {
      put(from, buffer, offset + skipped, count);
    } else if (length > 0) {
      acknowledgeNow = true;
    }
    if (endKnown && !ended && next == end) {
      ended = true;
      next++;
      // An end that comes right behind a full window is taken all the same.
      edge = Seq.later(edge, next);
      acknowledgeNow = true;
    }
    return true;
  }

  /** The first end that is told counts, if it is whole and nothing has come from behind it. */
  private void learnEnd(int number, boolean fits) {
    if (fits && !endKnown && (ahead == null || Seq.notAfter(ahead.last(), number))) {
      end = number;
      endKnown = true;
    }
  }

  private void put(int from, byte[] buffer, int offset, int count) {
    int distance = ring.length() + from - next;
    overlaps(from, from + count);
    if (from != next) {
      acknowledgeNow = true;
      if (ahead == null) {
        ahead = context.runsAhead.take();
        ahead.clear();
      }
      if (ahead.add(from, from + count)) {
        ring.putAt(distance, buffer, offset, count);
      }
      return;
    }
    ring.putAt(distance, buffer, offset, count);
    int reached = from + count;
    if (ahead != null) {
      acknowledgeNow = true;
      reached = ahead.join(reached);
      if (ahead.isEmpty()) {
        dropAhead();
      }
    }
    ring.extend(reached - next);
    next = reached;
    unacknowledged += count;
    if (unacknowledged >= 2 * segment) {
      acknowledgeNow = true;
    } else {
      acknowledgeSoon = true;
    }
  }

  /** The part of a segment that lies below what is expected has come again. RFC 2883. */
  void cameAgain(int seq, int length) {
    int to = Seq.earlier(seq + length, next);
    if (Seq.before(seq, to)) {
      againStart = seq;
      againEnd = to;
      acknowledgeNow = true;
    }
  }

  /** The first part of [from, to) that waits ahead already has come again. */
  private void overlaps(int from, int to) {
    int run = ahead == null ? -1 : ahead.overlapping(from, to);
    if (run >= 0) {
      againStart = Seq.later(from, ahead.start(run));
      againEnd = Seq.earlier(to, ahead.end(run));
      acknowledgeNow = true;
    }
  }

  /** Octets that can be read. */
  int readable() {
    return ring == null ? 0 : ring.length();
  }

  /** Moves octets to the reader. */
  int read(byte[] target, int offset, int count) {
    int taken = Math.min(count, readable());
    if (taken == 0) {
      return 0;
    }
    ring.copy(0, target, offset, taken);
    ring.drop(taken);
    if (ring.length() == 0 && ahead == null) {
      giveBackRing();
    }
    return taken;
  }

  /** Whether everything that the peer will ever send has come in. */
  boolean hasEnded() {
    return ended;
  }

  /** Forgets what waits for something before it: that will never come. */
  void forgetAhead() {
    dropAhead();
    if (readable() == 0) {
      giveBackRing();
    }
  }

  /** Gives the array back, and takes no more data. */
  void release() {
    giveBackRing();
    dropAhead();
  }

  // Acknowledgments.

  void acknowledgeNow() {
    acknowledgeNow = true;
  }

  boolean owesAcknowledgmentNow() {
    return acknowledgeNow;
  }

  boolean owesAcknowledgmentSoon() {
    return acknowledgeSoon;
  }

  /** The number that was last acknowledged. "Last.ACK.sent" of RFC 7323. */
  int lastAcknowledged() {
    return lastAcknowledged;
  }

  /** A segment with ACK leaves. */
  void acknowledged() {
    lastAcknowledged = next;
    acknowledgeNow = false;
    acknowledgeSoon = false;
    unacknowledged = 0;
    againEnd = againStart;
  }

  /** Whether the next acknowledgment tells that something came a second time. RFC 2883. */
  boolean tellsAgain() {
    return againStart != againEnd;
  }

  /**
   * Runs that the next acknowledgment tells: first what came again (RFC 2883 section 4), then what
   * came in ahead, what grew last first (RFC 2018 section 4).
   */
  int runs() {
    int waiting = ahead == null ? 0 : ahead.told();
    return tellsAgain() ? Math.min(RunsAhead.MOST_TOLD, waiting + 1) : waiting;
  }

  int runStart(int index) {
    if (tellsAgain()) {
      return index == 0 ? againStart : ahead.toldStart(index - 1);
    }
    return ahead.toldStart(index);
  }

  int runEnd(int index) {
    if (tellsAgain()) {
      return index == 0 ? againEnd : ahead.toldEnd(index - 1);
    }
    return ahead.toldEnd(index);
  }

  private int most() {
    return context.receiveRings.size();
  }

  private boolean holdRing() {
    if (ring == null) {
      ring = context.receiveRings.take();
    }
    return ring != null;
  }

  private void giveBackRing() {
    if (ring != null) {
      context.receiveRings.give(ring);
      ring = null;
    }
  }

  private void dropAhead() {
    if (ahead != null) {
      context.runsAhead.give(ahead);
      ahead = null;
    }
  }
}
