// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/**
 * Recent acknowledgment: what left well before something that has come in is lost. RFC 8985 section
 * 6.
 *
 * <p>Of repeated pieces it is not known which transmission came in. What is acknowledged and echoes
 * an older instant was not the last one (section 6.2, step 2). A piece beyond a gap tells nothing
 * by its echo, which is the one before the gap (RFC 7323 section 4.3): there only a time that is
 * too short does.
 */
final class Rack {
  private static final long TICK_NANOS = TcpOptions.NANOS_PER_TICK;

  final Flight flight;

  private boolean known;
  private long sentAtNanos;
  private int end;
  private long roundTripNanos;
  private int farthest;
  private boolean reordered;

  private int found;
  private long lastFoundSentAtNanos;
  private boolean foundRepeated;

  Rack(int pieces) {
    this.flight = new Flight(pieces);
  }

  /** Nothing is underway. */
  void begin(int number) {
    flight.begin(number);
    known = false;
    roundTripNanos = 0;
    farthest = number;
    reordered = false;
  }

  /** RACK.rtt: the round trip of what left last of that which has come in. */
  long roundTripNanos() {
    return roundTripNanos;
  }

  /** Whether something came in behind what left after it. Tells once. */
  boolean takeReordered() {
    boolean was = reordered;
    reordered = false;
    return was;
  }

  /**
   * Everything before a number is acknowledged.
   *
   * @param echoNanos how long ago what is echoed left; -1 if nothing is
   * @param least the least round trip there was
   * @return how long ago the last piece left if all have left once; -1 otherwise
   */
  long acknowledged(int upTo, long echoNanos, long least, long nowNanos) {
    long measured = -1;
    boolean mended = false;
    for (int i = flight.first(); i < flight.behind() && Seq.before(flight.startOf(i), upTo); i++) {
      if (!flight.is(i, Flight.HELD)) {
        int until = Seq.earlier(flight.endOf(i), upTo);
        boolean repeated = flight.is(i, Flight.REPEATED);
        boolean older = echoNanos >= 0 && nowNanos - echoNanos + TICK_NANOS < flight.timeOf(i);
        if (!repeated || !older) {
          cameIn(flight.timeOf(i), until, repeated, least, nowNanos);
        }
        measured = nowNanos - flight.timeOf(i);
        mended |= repeated;
        order(until, repeated);
      }
    }
    flight.acknowledged(upTo);
    // What lay behind a gap has waited for it to be filled.
    return mended ? -1 : measured;
  }

  /**
   * The peer holds [from, to).
   *
   * @return how long ago a piece of it left that had left once; -1 if there is none
   */
  long held(int from, int to, long least, long nowNanos) {
    long measured = -1;
    int begin = flight.cut(from, to);
    int i = begin;
    for (; i < flight.behind() && Seq.notAfter(flight.endOf(i), to); i++) {
      if (!flight.is(i, Flight.HELD) && Seq.notAfter(from, flight.startOf(i))) {
        boolean repeated = flight.is(i, Flight.REPEATED);
        cameIn(flight.timeOf(i), flight.endOf(i), repeated, least, nowNanos);
        measured = repeated ? measured : nowNanos - flight.timeOf(i);
        order(flight.endOf(i), repeated);
        flight.hold(i);
      }
    }
    flight.joinAround(begin, i);
    return measured;
  }

  /** Step 2. */
  private void cameIn(long sentAt, int until, boolean repeated, long least, long nowNanos) {
    long time = nowNanos - sentAt;
    if (repeated && time < least) {
      return;
    }
    roundTripNanos = time;
    if (!known || isAfter(sentAt, until, sentAtNanos, end)) {
      known = true;
      sentAtNanos = sentAt;
      end = until;
    }
  }

  /** Step 3. */
  private void order(int until, boolean repeated) {
    if (Seq.before(farthest, until)) {
      farthest = until;
    } else if (Seq.before(until, farthest) && !repeated) {
      reordered = true;
    }
  }

  private static boolean isAfter(long time, int end, long otherTime, int otherEnd) {
    return time > otherTime || time == otherTime && Seq.before(otherEnd, end);
  }

  /** Whether anything is underway that left before what came in: there may be losses. */
  boolean mayFind() {
    return known
        && !flight.isEmpty()
        && (!flight.isInOrder() || flight.timeOf(flight.first()) < sentAtNanos);
  }

  /**
   * Step 5: marks what is lost.
   *
   * @param window time that what left earlier may come in later
   * @return time until more may be lost, 0 if nothing waits for that
   */
  long detect(long window, long nowNanos) {
    found = 0;
    foundRepeated = false;
    long timeout = 0;
    for (int i = flight.first(); i < flight.behind(); i++) {
      if (!flight.is(i, Flight.HELD | Flight.LOST)
          && isAfter(sentAtNanos, end, flight.timeOf(i), flight.endOf(i))) {
        long remaining = flight.timeOf(i) + roundTripNanos + window - nowNanos;
        if (remaining <= 0) {
          lose(i);
        } else {
          timeout = Math.max(timeout, remaining);
        }
      }
    }
    return timeout;
  }

  private void lose(int piece) {
    if (flight.is(piece, Flight.REPEATED)) {
      lastFoundSentAtNanos =
          foundRepeated
              ? Math.max(lastFoundSentAtNanos, flight.timeOf(piece))
              : flight.timeOf(piece);
      foundRepeated = true;
    }
    found++;
    flight.lose(piece);
  }

  /** Whether the last {@link #detect} found something. */
  boolean hasFound() {
    return found > 0;
  }

  /** Whether it found something lost that left again at an instant or later. */
  boolean hasFoundRepeatedSince(long nanos) {
    return foundRepeated && lastFoundSentAtNanos >= nanos;
  }

  /** Section 6.3: the first segment is lost, and what is old enough. */
  void onTimeout(int segment, long window, long nowNanos) {
    if (!flight.isEmpty() && flight.is(flight.first(), Flight.HELD)) {
      // The peer has dropped what it said to hold. RFC 2018 section 8.
      flight.holdNothing();
    }
    flight.cut(flight.start(), Seq.earlier(flight.start() + segment, flight.end()));
    for (int i = flight.first(); i < flight.behind(); i++) {
      boolean old = flight.timeOf(i) + roundTripNanos + window - nowNanos <= 0;
      if (!flight.is(i, Flight.HELD) && (old || i == flight.first())) {
        flight.lose(i);
      }
    }
  }

  /** All of it must leave again. */
  void loseAll() {
    for (int i = flight.first(); i < flight.behind(); i++) {
      if (!flight.is(i, Flight.HELD)) {
        flight.lose(i);
      }
    }
  }
}
