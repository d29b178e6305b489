// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.time.Timer;
import dev.meerkat.core.time.TimerWheel;
import dev.meerkat.stack.address.IpBits;

/**
 * Paths that are known to take less than their first link: RFC 1191, RFC 8201. A table of fixed
 * size in which two targets of one slot push each other out; what was learned ages.
 */
final class PathMtus {
  /** Nothing is known. */
  static final int UNKNOWN = 0;

  /** What nobody can make us go below: smaller values serve to slow us down. */
  private static final int LEAST_V4 = 552;

  /** What every link of IPv6 takes: RFC 8200 section 5. */
  static final int LEAST_V6 = 1280;

  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

  /** RFC 1191 section 7.1. */
  private static final int[] PLATEAUS = {32_000, 17_914, 8_166, 4_352, 2_002, 1_492, 1_006, 576};

  private final long[] highs;
  private final long[] lows;
  private final int[] mtus;
  private final long[] untilNanos;
  private final IpLimits limits;
  private final TimerWheel wheel;
  private final Timer expiry = new Timer((timer, now) -> expire(now));
  private int count;

  PathMtus(IpLimits limits, TimerWheel wheel) {
    this.limits = limits;
    this.wheel = wheel;
    this.highs = new long[limits.paths()];
    this.lows = new long[limits.paths()];
    this.mtus = new int[limits.paths()];
    this.untilNanos = new long[limits.paths()];
  }

  /** What is known of a path. */
  int find(long high, long low) {
    if (count == 0) {
      return UNKNOWN;
    }
    int slot = slot(high, low);
    return mtus[slot] != UNKNOWN && lows[slot] == low && highs[slot] == high ? mtus[slot] : UNKNOWN;
  }

  /**
   * Takes note of a path.
   *
   * @return what is known of it now
   */
  int learn(long high, long low, int mtu, long nowNanos) {
    int least = IpBits.isV4(high, low) ? LEAST_V4 : LEAST_V6;
    int known = find(high, low);
    int now = Math.max(least, mtu);
    if (known != UNKNOWN && known <= now) {
      return known;
    }
    int slot = slot(high, low);
    if (mtus[slot] == UNKNOWN) {
      count++;
    }
    highs[slot] = high;
    lows[slot] = low;
    mtus[slot] = now;
    untilNanos[slot] = nowNanos + limits.pathNanos();
    if (!expiry.isScheduled()) {
      wheel.schedule(expiry, untilNanos[slot]);
    }
    return now;
  }

  /** What was learned was not true after all. */
  void restore(long high, long low, int before) {
    if (find(high, low) == before) {
      return;
    }
    int slot = slot(high, low);
    mtus[slot] = before;
    if (before == UNKNOWN) {
      count--;
    }
  }

  /** What a path of old routers may take that did not take a packet of so many octets. */
  static int plateauBelow(int octets) {
    for (int plateau : PLATEAUS) {
      if (plateau < octets) {
        return plateau;
      }
    }
    return LEAST_V4;
  }

  private void expire(long nowNanos) {
    long next = Long.MAX_VALUE;
    for (int i = 0; i < mtus.length; i++) {
      if (mtus[i] != UNKNOWN && nowNanos - untilNanos[i] >= 0) {
        mtus[i] = UNKNOWN;
        count--;
      } else if (mtus[i] != UNKNOWN) {
        next = Math.min(next, untilNanos[i]);
      }
    }
    if (count > 0) {
      wheel.schedule(expiry, next);
    }
  }

  private int slot(long high, long low) {
    long hash = (high ^ Long.rotateLeft(low, 31)) * MIX;
    return (int) (hash >>> 32) & mtus.length - 1;
  }
}
