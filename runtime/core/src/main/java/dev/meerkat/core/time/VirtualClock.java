// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.time;

/** Time that passes when its owner says so; begins at 0 on both scales. For simulated networks. */
public final class VirtualClock implements Clock {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private long nanos;

  public VirtualClock() {}

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public long epochMillis() {
    return nanos / NANOS_PER_MILLI;
  }

  /**
   * Lets time pass.
   *
   * @throws IllegalArgumentException if that instant has been
   */
  public void moveTo(long instantNanos) {
    if (instantNanos < nanos) {
      throw new IllegalArgumentException(
          "time does not run backwards: from " + nanos + " to " + instantNanos);
    }
    nanos = instantNanos;
  }
}
