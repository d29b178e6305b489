// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/**
 * What a connection sends now: RFC 9293 section 3.8, RFC 5681, RFC 6675. One object serves all
 * connections of a host, one after the other.
 */
final class Transmission {
  /** Segments of one connection in one turn; others come before the rest. */
  private static final int SEGMENTS_A_TURN = 64;

  private TcpEndpoint endpoint;
  private TcpPath path;
  private Sender sender;
  private Receiver receiver;
  private boolean blocked;

  private void serve(TcpEndpoint next) {
    endpoint = next;
    path = next.path();
    sender = next.sender;
    receiver = next.receiver;
    blocked = false;
  }

  /**
   * Sends what may be sent.
   *
   * @return false if there is more, or the device had no room
   */
  boolean run(TcpEndpoint of, long nowNanos) {
    serve(of);
    if (!endpoint.state().isSynchronized()) {
      return open(nowNanos);
    }
    sender.wakes(nowNanos);
    int budget = SEGMENTS_A_TURN;
    while (budget > 0 && sendOne(nowNanos)) {
      budget--;
    }
    sender.sentAnyway();
    if (receiver.owesAcknowledgmentNow() && !blocked) {
      emit(TcpSegment.ACK, sender.max(), 0, nowNanos);
    }
    if (budget == 0) {
      path.wantOutput(endpoint);
    }
    return !blocked;
  }

  private boolean open(long nowNanos) {
    if (sender.next() != sender.initial()) {
      if (endpoint.state() == TcpState.SYN_RECEIVED && receiver.owesAcknowledgmentNow()) {
        emit(TcpSegment.ACK, sender.max(), 0, nowNanos);
      }
      return !blocked;
    }
    int flags =
        endpoint.state() == TcpState.SYN_SENT ? TcpSegment.SYN : TcpSegment.SYN | TcpSegment.ACK;
    if (!emit(flags, sender.initial(), 0, nowNanos)) {
      return false;
    }
    sender.sent(sender.initial(), 1, nowNanos);
    return true;
  }

  private boolean sendOne(long nowNanos) {
    if (!sender.hasUnderway() && !sender.hasUnsent()) {
      return false;
    }
    if (sender.recovery() instanceof TimedRecovery timed) {
      return sendTimed(timed, nowNanos);
    }
    DuplicateRecovery recovery = (DuplicateRecovery) sender.recovery();
    return recovery.isActive() ? sendInRecovery(recovery, nowNanos) : sendNext(recovery, nowNanos);
  }

  /** What is lost, then what is new: RFC 8985. */
  private boolean sendTimed(TimedRecovery recovery, long nowNanos) {
    int room = sender.congestion().window() - recovery.underway();
    if (!recovery.findLost()) {
      return sendNew(room, nowNanos);
    }
    if (room < sender.segment() && recovery.underway() > 0 && !recovery.mustRepeat()) {
      return false;
    }
    if (!again(recovery.lostStart(), recovery.lostEnd(), nowNanos)) {
      return false;
    }
    if (recovery.lostStart() == sender.una()) {
      // The time to repeat is that of what left now: RFC 6675 section 6.
      endpoint.timers().repeatAnew(nowNanos);
    }
    return true;
  }

  /** Sends the beginning of [from, to) again, as far as the peer's window goes. */
  private boolean again(int from, int to, long nowNanos) {
    int edge = sender.una() + sender.window();
    if (!Seq.before(from, edge)) {
      return false;
    }
    int most = from + chunk();
    int until = Seq.earlier(to, most);
    if (until == sender.max() && Seq.before(until, sender.dataEnd())) {
      // The last segment again, a window's probe for one: what follows travels along.
      until = Seq.earlier(sender.dataEnd(), most);
    }
    return data(from, Seq.earlier(until, edge), nowNanos);
  }

  /** NextSeg of RFC 6675 section 4, in the order of its rules. */
  private boolean sendInRecovery(DuplicateRecovery recovery, long nowNanos) {
    int room = sender.congestion().window() - recovery.underway();
    if (recovery.mustRepeat() && recovery.findLost(true)) {
      return repeat(recovery, nowNanos);
    }
    if (room < sender.segment()) {
      return false;
    }
    if (recovery.findLost(false)) {
      return repeat(recovery, nowNanos);
    }
    return sendNew(room, nowNanos)
        || recovery.findLost(true) && repeat(recovery, nowNanos)
        || recovery.findRescue() && repeat(recovery, nowNanos);
  }

  private boolean repeat(DuplicateRecovery recovery, long nowNanos) {
    int from = recovery.lostStart();
    int to = Seq.earlier(recovery.lostEnd(), from + chunk());
    if (!data(from, to, nowNanos)) {
      return false;
    }
    recovery.repeated(to);
    return true;
  }

  private boolean sendNext(DuplicateRecovery recovery, long nowNanos) {
    if (sender.next() == sender.max()) {
      int allowance = recovery.earlyAllowance();
      return sendNew(sender.congestion().window() + allowance - recovery.underway(), nowNanos);
    }
    // After a timeout: everything again that the peer does not hold.
    int from = recovery.skipHeld(sender.next());
    sender.next(from);
    if (from == sender.max()) {
      return sendNext(recovery, nowNanos);
    }
    if (recovery.underway() > 0
        && sender.congestion().window() - recovery.underway() < sender.segment()) {
      return false;
    }
    return again(from, recovery.heldAfter(from, sender.max()), nowNanos);
  }

  /** Sends what was never sent, within the peer's window and {@code room}. */
  private boolean sendNew(int room, long nowNanos) {
    int from = sender.max();
    if (!sender.hasUnsent()) {
      return false;
    }
    int queued = sender.dataEnd() - from;
    int window = sender.una() + sender.window() - from;
    int length = Math.min(queued, Math.min(window, mostAtOnce()));
    if (queued == 0) {
      return data(from, from + 1, nowNanos);
    }
    if (length > room) {
      length = room / chunk() * chunk();
    }
    if (length <= 0 || length < queued && !isWorthwhile(length) || waitsForMore(length)) {
      return false;
    }
    if (length > chunk() && length < queued) {
      length -= length % chunk();
    }
    boolean end = sender.isEnding() && length == queued;
    return data(from, from + length + (end ? 1 : 0), nowNanos);
  }

  private int mostAtOnce() {
    int offload = path.offloadLimit();
    // What came again is told once: a device would copy it into each segment that it cuts.
    return offload < 2 * chunk() || receiver.tellsAgain() ? chunk() : offload;
  }

  /** Data octets of a full segment that leaves now: runs that are told take from it. RFC 6691. */
  private int chunk() {
    return chunk(endpoint);
  }

  static int chunk(TcpEndpoint endpoint) {
    return endpoint.sender.segment() - SegmentWriter.runOctets(endpoint);
  }

  /** Silly window avoidance: section 3.8.6.2.1. */
  private boolean isWorthwhile(int length) {
    return sender.sendsAnyway() || length >= chunk() || length >= sender.mostWindow() / 2;
  }

  /** Nagle's rule: section 3.7.4. */
  private boolean waitsForMore(int length) {
    return endpoint.limits().nagle()
        && length < chunk()
        && sender.hasUnderway()
        && !sender.isEnding();
  }

  /** Sends [from, to), where the number behind the last octet queued is the end. */
  private boolean data(int from, int to, long nowNanos) {
    int until = Seq.earlier(to, sender.dataEnd());
    int length = Math.max(0, until - from);
    int flags = TcpSegment.ACK;
    if (from + length != to) {
      flags |= TcpSegment.FIN;
    }
    if (until == sender.dataEnd() && length > 0) {
      flags |= TcpSegment.PSH;
    }
    if (!emit(flags, from, length, nowNanos)) {
      return false;
    }
    sender.sent(from, to - from, nowNanos);
    return true;
  }

  /** One octet beyond a closed window: section 3.8.6.1. */
  void probe(TcpEndpoint of, long nowNanos) {
    serve(of);
    int from = sender.una();
    if (sender.queued() == 0) {
      emit(TcpSegment.ACK, from - 1, 0, nowNanos);
    } else if (emit(TcpSegment.ACK, from, 1, nowNanos)) {
      sender.probed(from, nowNanos);
    }
  }

  /** New data if there is any, or the last segment once more: RFC 8985 section 7.3. */
  boolean probeTail(TcpEndpoint of, long nowNanos) {
    serve(of);
    int from = sender.max();
    int queued = Seq.before(from, sender.dataEnd()) ? sender.dataEnd() - from : 0;
    int length = Math.min(queued, Math.min(sender.una() + sender.window() - from, chunk()));
    if (sender.hasUnsent() && (length > 0 || queued == 0)) {
      boolean end = sender.isEnding() && length == queued;
      return data(from, from + length + (end ? 1 : 0), nowNanos);
    }
    int end = Seq.earlier(from, sender.dataEnd());
    return data(Seq.later(sender.una(), end - chunk()), from, nowNanos);
  }

  /** A segment that only asks for an answer: section 3.8.4. */
  void keepAlive(TcpEndpoint of, long nowNanos) {
    serve(of);
    emit(TcpSegment.ACK, sender.una() - 1, 0, nowNanos);
  }

  private boolean emit(int flags, int seq, int length, long nowNanos) {
    boolean scaled = endpoint.options.isScaled() && (flags & TcpSegment.SYN) == 0;
    int window = receiver.offer(scaled);
    if (!path.send(endpoint, flags, seq, length, window, nowNanos)) {
      blocked = true;
      return false;
    }
    if ((flags & TcpSegment.ACK) != 0) {
      receiver.acknowledged();
    }
    return true;
  }
}
