// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

/** So many a second, and no more at once than that. */
public final class RateLimit {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final int perSecond;
  private long secondBeganNanos = Long.MIN_VALUE / 2;
  private int used;

  public RateLimit(int perSecond) {
    this.perSecond = perSecond;
  }

  /** Whether one more may be, which then counts. */
  public boolean take(long nowNanos) {
    if (nowNanos - secondBeganNanos >= NANOS_PER_SECOND) {
      secondBeganNanos = nowNanos;
      used = 0;
    }
    if (used >= perSecond) {
      return false;
    }
    used++;
    return true;
  }
}
