// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.simulation;

import dev.meerkat.core.time.Clock;

/** Time that passes when the {@link Simulation} says so; begins at 0. */
final class VirtualClock implements Clock {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private long nanos;

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public long epochMillis() {
    return nanos / NANOS_PER_MILLI;
  }

  void moveTo(long instant) {
    assert instant >= nanos;
    nanos = instant;
  }
}
