// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.time;

/** The clock of the system that this runs on. */
public final class SystemClock implements Clock {
  public SystemClock() {}

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public long epochMillis() {
    return System.currentTimeMillis();
  }
}
