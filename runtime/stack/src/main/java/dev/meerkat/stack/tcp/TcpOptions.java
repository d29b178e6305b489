// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/**
 * What both sides have agreed on in their SYNs, and the timestamps of RFC 7323.
 *
 * <p>An option counts only when both sides have sent it.
 */
final class TcpOptions {
  /** Octets of a header without options. */
  static final int HEADER = 20;

  /** Octets of the largest header. */
  static final int MOST_HEADER = 60;

  /** What a peer of IPv4 gets that says nothing: RFC 9293 section 3.7.1. */
  static final int DEFAULT_SEGMENT = 536;

  /** What a peer of IPv6 gets that says nothing. */
  static final int DEFAULT_SEGMENT_6 = 1220;

  /**
   * Least size that is believed of a peer: one of a few octets would make us send headers, and
   * leave no room for options (CVE-2019-11479).
   */
  static final int LEAST_SEGMENT = 64;

  /** The largest window without a shift. */
  static final int MOST_UNSCALED = 0xFFFF;

  /** Octets of the timestamps option with its padding. */
  static final int TIMESTAMPS = 12;

  static final int MOST_SHIFT = 14;
  static final long NANOS_PER_TICK = 1_000_000;
  private static final long OUTDATED_NANOS = 24L * 24 * 3600 * 1_000_000_000;

  private int offeredSegment;
  private byte offeredShift = -1;
  private boolean offersSack;
  private boolean offersTimestamps;
  private byte sendShift;
  private byte receiveShift;
  private boolean scaled;
  private boolean sack;
  private boolean timestamps;
  private int recent;
  private long recentAtNanos;
  private int clockOffset;

  /** Offers everything in our SYN. */
  void offerAll(int segment, int shift) {
    offeredSegment = segment;
    offeredShift = (byte) shift;
    offersSack = true;
    offersTimestamps = true;
  }

  /** Offers a segment size and nothing else. */
  void offerSegment(int segment) {
    offeredSegment = segment;
    offeredShift = -1;
    offersSack = false;
    offersTimestamps = false;
  }

  /** Where the clock of timestamps begins: not the same for every connection. RFC 7323 5.4. */
  void clockOffset(int ticks) {
    clockOffset = ticks;
  }

  /** Takes what the peer's SYN says. */
  void agree(TcpSegment syn, long nowNanos) {
    scaled = offeredShift >= 0 && syn.windowShift >= 0;
    sendShift = (byte) (scaled ? Math.min(MOST_SHIFT, syn.windowShift) : 0);
    receiveShift = scaled ? offeredShift : 0;
    sack = offersSack && syn.sackPermitted;
    timestamps = offersTimestamps && syn.hasTimestamps;
    if (timestamps) {
      recent = syn.timestamp;
      recentAtNanos = nowNanos;
    }
  }

  /** Octets of options in every segment with data. */
  int length() {
    return timestamps ? TIMESTAMPS : 0;
  }

  int offeredSegment() {
    return offeredSegment;
  }

  int offeredShift() {
    return offeredShift;
  }

  boolean offersSack() {
    return offersSack;
  }

  boolean offersTimestamps() {
    return offersTimestamps;
  }

  boolean isScaled() {
    return scaled;
  }

  int sendShift() {
    return sendShift;
  }

  int receiveShift() {
    return receiveShift;
  }

  boolean sackPermitted() {
    return sack;
  }

  boolean timestamps() {
    return timestamps;
  }

  /** TSval of a segment that leaves now. */
  int now(long nowNanos) {
    return (int) (nowNanos / NANOS_PER_TICK) + clockOffset;
  }

  /** TSecr of a segment that leaves now. */
  int echo() {
    return recent;
  }

  /** How long ago what a segment echoes was sent: RTTM, section 4.1; -1 if it echoes nothing. */
  long echoNanos(TcpSegment s, long nowNanos) {
    if (!timestamps || !s.hasTimestamps || s.timestampEcho == 0) {
      return -1;
    }
    int ticks = now(nowNanos) - s.timestampEcho;
    return ticks < 0 ? -1 : ticks * NANOS_PER_TICK;
  }

  /** RFC 7323 section 3.2: once agreed on, only a reset may be without timestamps. */
  boolean isMissing(TcpSegment s) {
    return timestamps && !s.hasTimestamps && !s.has(TcpSegment.RST);
  }

  /** PAWS, RFC 7323 section 5.3: whether a segment is from an earlier turn of the numbers. */
  boolean isOld(TcpSegment s, long nowNanos) {
    return timestamps && s.hasTimestamps && isBeforeRecent(s, nowNanos);
  }

  /** Section 5.5: after so long a time the one that was kept tells nothing. */
  private boolean isBeforeRecent(TcpSegment s, long nowNanos) {
    return Seq.before(s.timestamp, recent) && nowNanos - recentAtNanos < OUTDATED_NANOS;
  }

  /** RFC 6191 section 2: by the timestamps where both have them and they differ. */
  boolean isNewer(TcpSegment syn, boolean byNumber) {
    return timestamps && syn.hasTimestamps && syn.timestamp != recent
        ? Seq.before(recent, syn.timestamp)
        : byNumber;
  }

  /**
   * Section 4.3: keeps the timestamp of a segment that holds the last acknowledged number. Only of
   * one that was believed: a forged one from the future would lock the peer out.
   */
  void keep(TcpSegment s, int lastAcknowledged, long nowNanos) {
    if (timestamps
        && s.hasTimestamps
        && !isBeforeRecent(s, nowNanos)
        && Seq.notAfter(s.seq, lastAcknowledged)) {
      recent = s.timestamp;
      recentAtNanos = nowNanos;
    }
  }
}
