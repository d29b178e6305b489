// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/**
 * The sending half of a connection: what is queued, what is underway, the peer's window. Which
 * octets are lost its {@link Recovery} decides, how much may be underway its {@link
 * CongestionControl}.
 *
 * <p>Numbers: SYN takes {@code initial}, the ring's first octet is {@code dataStart}, the end (FIN)
 * takes the number behind the last octet.
 */
final class Sender {
  private final TcpContext context;
  private final CongestionControl congestion;
  private final RttEstimator roundTrip;
  private Recovery recovery;
  private ReorderingWindow reordering;
  private TailProbe tailProbe;

  /** What is queued; null as long as nothing is. */
  private OctetRing ring;

  private int initial;
  private int una;
  private int next;
  private int max;
  private int dataStart;
  private boolean ending;
  private boolean endAcknowledged;
  private boolean anyway;
  private boolean selective;

  private int window;
  private int windowSeq;
  private int windowAck;
  private int mostWindow;
  private int shift;
  private int segment;

  private long sentAtNanos;
  private long progressAtNanos;

  Sender(CongestionControl congestion, TcpContext context) {
    this.context = context;
    this.congestion = congestion;
    this.roundTrip = new RttEstimator(context.limits);
  }

  void begin(int initialNumber) {
    initial = initialNumber;
    una = initialNumber;
    next = initialNumber;
    max = initialNumber;
    dataStart = initialNumber + 1;
  }

  /** SYN was sent by somebody else: nobody knows when. */
  void synWasSent() {
    max = initial + 1;
    next = max;
  }

  // What is known of the peer.

  /** Octets of data in a full segment, options taken off. */
  int segment() {
    return segment;
  }

  void segment(int octets) {
    segment = octets;
    congestion.segmentSize(octets);
  }

  /** Whether the peer tells what it holds. */
  void selective(boolean permitted) {
    selective = permitted;
    giveBackRecovery();
  }

  void shift(int bits) {
    shift = bits;
  }

  /** SND.WND */
  int window() {
    return window;
  }

  /** The largest window that the peer ever offered. */
  int mostWindow() {
    return mostWindow;
  }

  /** The window in SYN is never scaled. RFC 7323 section 2.2. */
  void firstWindow(int octets, int seq, int ack) {
    window = octets;
    mostWindow = octets;
    windowSeq = seq;
    windowAck = ack;
  }

  /** Section 3.10.7.4: takes the window of a segment that is not older than the one before. */
  boolean updateWindow(TcpSegment s) {
    if (Seq.before(windowSeq, s.seq) || windowSeq == s.seq && Seq.notAfter(windowAck, s.ack)) {
      int before = window;
      window = s.window << shift;
      mostWindow = Math.max(mostWindow, window);
      windowSeq = s.seq;
      windowAck = s.ack;
      return window != before;
    }
    return false;
  }

  // Numbers.

  int initial() {
    return initial;
  }

  /** SND.UNA */
  int una() {
    return una;
  }

  /** What is sent next: behind what was sent, or what is sent again. */
  int next() {
    return next;
  }

  /** Behind everything that was ever sent. SND.NXT of RFC 9293. */
  int max() {
    return max;
  }

  /** Behind the last octet that is queued. */
  int dataEnd() {
    return dataStart + queued();
  }

  boolean isSynAcknowledged() {
    return una != initial;
  }

  boolean isEnding() {
    return ending;
  }

  boolean isEndAcknowledged() {
    return endAcknowledged;
  }

  boolean hasUnderway() {
    return una != max;
  }

  /** Octets queued that were never sent. */
  int unsent() {
    return dataEnd() - Seq.later(Seq.earlier(max, dataEnd()), dataStart);
  }

  /** Whether anything, the end included, has never been sent. */
  boolean hasUnsent() {
    return unsent() > 0 || ending && max != dataEnd() + 1;
  }

  // Queue.

  int queue(byte[] source, int offset, int length) {
    if (ending || length == 0) {
      return 0;
    }
    if (ring == null) {
      ring = context.sendRings.take();
    }
    return ring == null ? 0 : ring.put(source, offset, length);
  }

  int free() {
    return ring == null ? context.sendRings.size() : ring.free();
  }

  int queued() {
    return ring == null ? 0 : ring.length();
  }

  void end() {
    ending = true;
  }

  void copy(int seq, byte[] target, int offset, int length) {
    ring.copy(seq - dataStart, target, offset, length);
  }

  void release() {
    giveBackRing();
    giveBackRecovery();
  }

  // What leaves.

  /** What can be sent next is sent, worthwhile or not. */
  void sendAnyway() {
    anyway = true;
  }

  boolean sendsAnyway() {
    return anyway;
  }

  void sentAnyway() {
    anyway = false;
  }

  /** Something may be sent; after silence no more than at first. RFC 5681 section 4.1. */
  void wakes(long nowNanos) {
    if (!hasUnderway() && hasUnsent() && nowNanos - sentAtNanos > roundTrip.timeout()) {
      sentAtNanos = nowNanos;
      congestion.onIdle();
    }
  }

  /** Numbers [seq, seq + length) leave now. */
  void sent(int seq, int length, long nowNanos) {
    int behind = seq + length;
    roundTrip.sent(seq, behind, max, nowNanos);
    sentAtNanos = nowNanos;
    recovery().sent(seq, behind, nowNanos);
    if (!hasUnderway()) {
      progressAtNanos = nowNanos;
    }
    max = Seq.later(max, behind);
    if (seq == next) {
      next = behind;
    }
  }

  /** A window probe left: it is underway, and will be sent again whatever becomes of it. */
  void probed(int seq, long nowNanos) {
    recovery().probed(seq, nowNanos);
    max = Seq.later(max, seq + 1);
    roundTrip.repeats();
  }

  /** Starts again from the oldest octet that is not acknowledged. */
  void goBack() {
    next = una;
    roundTrip.repeats();
  }

  void next(int seq) {
    next = seq;
  }

  // Acknowledgments.

  /**
   * Takes an acknowledgment that lies in (una, max].
   *
   * @param echoNanos how long ago what it echoes was sent, -1 if it echoes nothing: tells of a
   *     round trip also where something was sent again
   * @return octets of data that have left the queue
   */
  int acknowledge(int ack, long echoNanos, long nowNanos) {
    int octets = Math.max(0, Seq.earlier(ack, dataEnd()) - dataStart);
    if (octets > 0) {
      ring.drop(octets);
      dataStart += octets;
      if (ring.length() == 0) {
        giveBackRing();
      }
    }
    endAcknowledged = endAcknowledged || ending && ack == dataEnd() + 1;
    probeMayFollow(roundTrip.acknowledged(ack, echoNanos, nowNanos));
    una = ack;
    next = Seq.later(next, ack);
    progressAtNanos = nowNanos;
    return octets;
  }

  /** When something was acknowledged last, or begun to be underway. */
  long progressAtNanos() {
    return progressAtNanos;
  }

  /** Something that was sent once came in after so long, whatever else was sent again. */
  void measured(long nanos) {
    probeMayFollow(roundTrip.measured(nanos));
  }

  private void probeMayFollow(boolean measured) {
    if (measured && tailProbe != null) {
      tailProbe.measured();
    }
  }

  /** What looks after that which is underway; borrowed until {@link #rest}. */
  Recovery recovery() {
    if (recovery == null) {
      recovery =
          selective && context.limits.rack()
              ? context.timedRecoveries.take()
              : context.recoveries.take();
      recovery.begin(this, selective);
    }
    return recovery;
  }

  /** That by time, if one is borrowed; null otherwise. */
  TimedRecovery timedRecovery() {
    return recovery instanceof TimedRecovery timed ? timed : null;
  }

  /** Whether an acknowledgment may mean something although nothing is underway. */
  boolean heedsAcknowledgments() {
    return hasUnderway() || tailProbe != null && tailProbe.isUnderway();
  }

  boolean hasReordering() {
    return reordering != null;
  }

  /** What is remembered of arrivals out of order; made when there is something to remember. */
  ReorderingWindow reordering() {
    if (reordering == null) {
      reordering = new ReorderingWindow();
    }
    return reordering;
  }

  boolean hasTailProbe() {
    return tailProbe != null;
  }

  /** The last probe of a flight's end; made when there is one. */
  TailProbe tailProbe() {
    if (tailProbe == null) {
      tailProbe = new TailProbe();
    }
    return tailProbe;
  }

  /** Gives back what is needed only while something is underway, if nothing is. */
  void rest() {
    if (recovery != null && !hasUnderway()) {
      giveBackRecovery();
    }
  }

  private void giveBackRing() {
    if (ring != null) {
      context.sendRings.give(ring);
      ring = null;
    }
  }

  private void giveBackRecovery() {
    if (recovery == null) {
      return;
    }
    recovery.end();
    if (recovery instanceof TimedRecovery timed) {
      context.timedRecoveries.give(timed);
    } else {
      context.recoveries.give((DuplicateRecovery) recovery);
    }
    recovery = null;
  }

  RttEstimator roundTrip() {
    return roundTrip;
  }

  CongestionControl congestion() {
    return congestion;
  }
}
