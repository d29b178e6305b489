// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit;

import dev.meerkat.core.time.Clock;

/** A clock that a test moves by hand. */
public final class ManualClock implements Clock {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private long nanos;
  private long epochNanos;

  /** Begins at 0 on both scales. */
  public ManualClock() {
    this(0, 0);
  }

  public ManualClock(long nanos, long epochMillis) {
    this.nanos = nanos;
    this.epochNanos = epochMillis * NANOS_PER_MILLI;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public long epochMillis() {
    return Math.floorDiv(epochNanos, NANOS_PER_MILLI);
  }

  /** Moves both scales forward and returns the new instant. */
  public long advance(long byNanos) {
    if (byNanos < 0) {
      throw new IllegalArgumentException("a clock only moves forward: " + byNanos);
    }
    nanos += byNanos;
    epochNanos += byNanos;
    return nanos;
  }

  /** {@link #advance} in milliseconds. */
  public long advanceMillis(long millis) {
    return advance(millis * NANOS_PER_MILLI);
  }
}
