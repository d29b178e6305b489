// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/** The round trip's time and the time to repeat that follows from it. RFC 6298. */
final class RttEstimator {
  private static final int MOST_BACKOFFS = 16;
  private static final long LOST_SYN_NANOS = 3_000_000_000L;

  /** A path may have become longer: the least is of the last minutes. RFC 8985 section 6.2. */
  private static final long LEAST_HOLDS_NANOS = 300_000_000_000L;

  private final TcpLimits limits;
  private long smoothed;
  private long variation;
  private long rto;
  private int backoffs;
  private boolean measured;
  private boolean fresh;
  private long least;
  private long leastAtNanos;

  RttEstimator(TcpLimits limits) {
    this.limits = limits;
    this.rto = limits.firstRtoNanos();
  }

  /** A round trip was measured, on something that was sent once only. Section 2. */
  void sample(long nanos, long nowNanos) {
    if (least == 0 || nanos <= least || nowNanos - leastAtNanos > LEAST_HOLDS_NANOS) {
      least = Math.max(1, nanos);
      leastAtNanos = nowNanos;
    }
    take(nanos);
  }

  /** A round trip was measured by the clock of timestamps, which is coarse. RFC 7323. */
  void sampleEcho(long nanos) {
    take(nanos);
  }

  private void take(long nanos) {
    fresh = true;
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
    backoffs = Math.min(MOST_BACKOFFS, backoffs + 1);
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

  /** The least time in nanoseconds; 0 before one was measured. */
  long least() {
    return least;
  }

  /** Whether one was measured since this was last taken: RFC 8985 section 7.3. */
  boolean isMeasured() {
    return fresh;
  }

  void takeMeasured() {
    fresh = false;
  }

  private long bound(long nanos) {
    return Math.max(limits.leastRtoNanos(), Math.min(limits.mostRtoNanos(), nanos));
  }
}
