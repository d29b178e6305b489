// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import java.util.random.RandomGenerator;

/**
 * First numbers that remember what a SYN said, for when there is no room to keep it. RFC 4987
 * section 3.6, appendix A.
 *
 * <p>The number holds five bits of time, three of the segment size and 24 of a keyed hash of both,
 * the ends and the peer's number. Shift and selective acknowledgment travel in the lowest bits of
 * the timestamp that the peer echoes; without timestamps there are none.
 */
final class SynCookies {
  private static final long PERIOD_NANOS = 64_000_000_000L;
  private static final int PERIODS = 32;
  private static final int HASH = 0xFF_FFFF;
  private static final int TIME_AT = 27;
  private static final int SIZE_AT = 24;
  private static final int[] SIZES = {
    TcpOptions.LEAST_SEGMENT,
    TcpOptions.DEFAULT_SEGMENT,
    TcpOptions.DEFAULT_SEGMENT_6,
    1360,
    1400,
    1440,
    1460,
    8960
  };

  private static final int CLOCK_BITS = 0x1F;
  private static final int NO_SHIFT = 0xF;
  private static final int SACK = 0x10;

  private final InitialNumbers secret;
  private final TcpOptions answer = new TcpOptions();
  private final TcpSegment syn = new TcpSegment();
  private long sentAtNanos;
  private boolean sent;

  SynCookies(RandomGenerator random) {
    secret = new InitialNumbers(random.nextLong(), random.nextLong());
  }

  /** What an answer offers; filled again for each. */
  TcpOptions answer() {
    return answer;
  }

  /** The number for the answer to a SYN. */
  int make(TcpEnds ends, TcpSegment from, long nowNanos) {
    sent = true;
    sentAtNanos = nowNanos;
    int told = from.mss == 0 ? ends.usualSegment() : from.mss;
    int size = SIZES.length - 1;
    while (size > 0 && SIZES[size] > told) {
      size--;
    }
    return number(ends, from.seq, period(nowNanos), size);
  }

  /** The timestamp of the answer: the clock, a little back, with what the SYN offered. */
  int clock(TcpSegment from, int now) {
    int bits = from.windowShift < 0 ? NO_SHIFT : Math.min(TcpOptions.MOST_SHIFT, from.windowShift);
    bits |= from.sackPermitted ? SACK : 0;
    int clock = now & ~CLOCK_BITS | bits;
    return Seq.before(now, clock) ? clock - CLOCK_BITS - 1 : clock;
  }

  /**
   * Whether an ACK brings back a number that was made here within the last two periods; {@link
   * #syn} is then what the SYN said.
   */
  boolean restore(TcpEnds ends, TcpSegment ack, long nowNanos) {
    int cookie = ack.ack - 1;
    int size = cookie >>> SIZE_AT & SIZES.length - 1;
    if (!mayFollow(ack, nowNanos)
        || number(ends, ack.seq - 1, cookie >>> TIME_AT, size) != cookie) {
      return false;
    }
    syn.flags = TcpSegment.SYN;
    syn.seq = ack.seq - 1;
    syn.window = ack.window;
    syn.mss = SIZES[size];
    syn.hasTimestamps = ack.hasTimestamps;
    syn.timestamp = ack.timestamp;
    int bits = ack.hasTimestamps ? ack.timestampEcho & CLOCK_BITS : NO_SHIFT;
    syn.windowShift = (bits & NO_SHIFT) == NO_SHIFT ? -1 : bits & NO_SHIFT;
    syn.sackPermitted = (bits & SACK) != 0;
    return true;
  }

  /**
   * Whether an ACK may belong to a number made here that it does not prove: a segment that came
   * before the first one. It is dropped and comes again, where a reset would end an honest attempt.
   */
  boolean mayFollow(TcpSegment ack, long nowNanos) {
    int age = period(nowNanos) - (ack.ack - 1 >>> TIME_AT) & PERIODS - 1;
    return sent && nowNanos - sentAtNanos < 2 * PERIOD_NANOS && age <= 1;
  }

  /** What the SYN said that was restored last. */
  TcpSegment syn() {
    return syn;
  }

  private int number(TcpEnds ends, int seq, int period, int size) {
    int head = period << TIME_AT | size << SIZE_AT;
    return head | secret.hash(ends, (long) head << 32 | seq & 0xFFFF_FFFFL) & HASH;
  }

  private static int period(long nowNanos) {
    return (int) (nowNanos / PERIOD_NANOS) & PERIODS - 1;
  }
}
