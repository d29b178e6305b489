// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/**
 * The round trip's time and the time to repeat that follows from it. RFC 6298.
 *
 * <p>One segment in flight is timed. What was sent again tells nothing by its acknowledgment
 * (Karn's rule), unless the echo of a timestamp tells which transmission came in.
 */
final class RttEstimator {
  private static final long TICK_NANOS = TcpOptions.NANOS_PER_TICK;
  private static final int MOST_BACKOFFS = 16;
  private static final long LOST_SYN_NANOS = 3_000_000_000L;

  /** Samples above the least after which a path is taken to have become longer. */
  private static final int LEAST_HOLDS = 10_000;

  private static final int MICRO = 1000;

  private final TcpLimits limits;
  private long smoothed;
  private long variation;
  private long rto;
  private int leastMicros;
  private short sinceLeast;
  private byte backoffs;
  private boolean measured;

  private boolean timing;
  private boolean ambiguous;
  private int timedSeq;
  private long timedAtNanos;
  private long repeatedAtNanos;

  RttEstimator(TcpLimits limits) {
    this.limits = limits;
    this.rto = limits.firstRtoNanos();
  }

  /** Numbers [seq, behind) leave now; those before {@code max} leave again. */
  void sent(int seq, int behind, int max, long nowNanos) {
    if (Seq.before(seq, max)) {
      repeatedAtNanos = nowNanos;
      if (Seq.before(seq, timedSeq)) {
        repeats();
      }
    } else if (!timing && seq == max && Seq.before(max, behind)) {
      timing = true;
      timedSeq = behind;
      timedAtNanos = nowNanos;
    }
  }

  /** What is underway leaves again: its acknowledgment would tell nothing. */
  void repeats() {
    timing = false;
    ambiguous = true;
  }

  /**
   * Everything before a number is acknowledged.
   *
   * @param echoNanos how long ago what is echoed was sent; -1 if nothing is
   * @return whether that told of a round trip
   */
  boolean acknowledged(int ack, long echoNanos, long nowNanos) {
    if (timing && Seq.notAfter(timedSeq, ack)) {
      timing = false;
      ambiguous = false;
      sample(nowNanos - timedAtNanos);
      return true;
    }
    if (ambiguous && echoNanos >= 0 && nowNanos - echoNanos + TICK_NANOS >= repeatedAtNanos) {
      // It came in when it was sent again. An older echo may have waited for a lost answer.
      ambiguous = false;
      take(echoNanos);
      return true;
    }
    return false;
  }

  /** Something that was sent once came in after so long, whatever else was sent again. */
  boolean measured(long nanos) {
    if (ambiguous) {
      ambiguous = false;
      sample(nanos);
      return true;
    }
    return false;
  }

  /** A round trip was measured, on something that was sent once only. Section 2. */
  private void sample(long nanos) {
    int micros = (int) Math.max(1, Math.min(nanos / MICRO, Integer.MAX_VALUE));
    if (leastMicros == 0 || micros <= leastMicros || ++sinceLeast == LEAST_HOLDS) {
      leastMicros = micros;
      sinceLeast = 0;
    }
    take(nanos);
  }

  private void take(long nanos) {
    if (!measured) {
      measured = true;
      smoothed = nanos;
      variation = nanos / 2;
    } else {
      variation += (Math.abs(smoothed - nanos) - variation) / 4;
      smoothed += (nanos - smoothed) / 8;
    }
    backoffs = 0;
    rto = bound(smoothed + Math.max(1_000_000, 4 * variation));
  }

  /** The time to repeat, doubled for each repetition without an answer. Section 5.5. */
  long timeout() {
    return Math.min(limits.mostRtoNanos(), rto << backoffs);
  }

  /** What was sent has not been acknowledged in time. */
  void backOff() {
    backoffs = (byte) Math.min(MOST_BACKOFFS, backoffs + 1);
  }

  /** SYN was repeated and is answered: nothing was measured, and the way is slow. Section 5.7. */
  void afterLostSyn() {
    if (!measured) {
      backoffs = 0;
      rto = Math.max(rto, Math.min(LOST_SYN_NANOS, limits.mostRtoNanos()));
    }
  }

  /** A closed window has opened: the time to probe it is not the time to repeat. */
  void windowOpened() {
    backoffs = 0;
  }

  /** The round trip's time in nanoseconds; 0 before one was measured. */
  long smoothed() {
    return smoothed;
  }

  /** The least time lately in nanoseconds; 0 before one was measured. RFC 8985 section 6.2. */
  long least() {
    return (long) leastMicros * MICRO;
  }

  /** Whether one was ever measured. */
  boolean isMeasured() {
    return measured;
  }

  private long bound(long nanos) {
    return Math.max(limits.leastRtoNanos(), Math.min(limits.mostRtoNanos(), nanos));
  }
}
