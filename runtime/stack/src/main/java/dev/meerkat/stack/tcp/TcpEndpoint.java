// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import dev.meerkat.stack.ip.PathError;
import dev.meerkat.transport.CloseReason;

/**
 * One connection: its state, and the conductor of its halves. RFC 9293.
 *
 * <p>It holds what must be known of a connection as long as it lasts; what is needed only while
 * octets are underway is lent by the {@link TcpContext}. Segments come in through {@link
 * SegmentArrival}, leave through {@link Transmission}; time comes in through {@link TcpTimers}.
 * Ingress never sends: it marks, and {@link #output} sends.
 */
final class TcpEndpoint {
  final Sender sender;
  final Receiver receiver;
  final TcpOptions options;
  private final TcpContext context;
  private final TcpPath path;
  private final TcpTimers timers;
  private TcpUser user;
  private TcpState state = TcpState.CLOSED;
  private boolean passive;
  private boolean resetOwed;
  private boolean unreachable;

  TcpEndpoint(TcpPath path, TcpUser user, CongestionControl congestion, TcpContext context) {
    this.path = path;
    this.user = user;
    this.context = context;
    this.sender = new Sender(congestion, context);
    this.receiver = new Receiver(context);
    this.options = new TcpOptions();
    this.timers = new TcpTimers(this);
  }

  TcpContext context() {
    return context;
  }

  TcpLimits limits() {
    return context.limits;
  }

  TcpState state() {
    return state;
  }

  TcpPath path() {
    return path;
  }

  TcpUser user() {
    return user;
  }

  TcpTimers timers() {
    return timers;
  }

  // Opening.

  /** Active open: SYN leaves in this turn's egress. */
  void connect(int initial, long nowNanos) {
    sender.begin(initial);
    become(TcpState.SYN_SENT);
    options.offerAll(path.segmentLimit() - TcpOptions.HEADER, receiver.neededShift());
    timers.begin(nowNanos);
    path.wantOutput(this);
  }

  /** Passive open: a SYN has come to a listener; SYN and ACK leave in this turn's egress. */
  void accept(TcpSegment syn, int initial, long nowNanos) {
    passive = true;
    sender.begin(initial);
    receiver.begin(syn.seq);
    options.offerAll(path.segmentLimit() - TcpOptions.HEADER, receiver.neededShift());
    agree(syn, nowNanos);
    become(TcpState.SYN_RECEIVED);
    timers.begin(nowNanos);
    path.wantOutput(this);
  }

  /** Passive open by a cookie: SYN and ACK left long ago, from {@code initial}. */
  void acceptAgain(TcpSegment syn, int initial, long nowNanos) {
    accept(syn, initial, nowNanos);
    sender.synWasSent();
    receiver.offer(false);
  }

  /** Takes what the peer's SYN says. */
  void agree(TcpSegment syn, long nowNanos) {
    options.agree(syn, nowNanos);
    int told = syn.mss == 0 ? path.usualSegment() : Math.max(TcpOptions.LEAST_SEGMENT, syn.mss);
    int own = path.segmentLimit() - TcpOptions.HEADER;
    sender.segment(Math.min(told, own) - options.length());
    sender.shift(options.sendShift());
    sender.selective(options.sackPermitted());
    sender.firstWindow(syn.window, syn.seq, sender.una());
    receiver.shift(options.receiveShift());
    receiver.segment(Math.min(told, own) - options.length());
  }

  boolean isPassive() {
    return passive;
  }

  /** Whether a SYN may begin a new connection in the place of this one. RFC 1122, RFC 6191. */
  boolean mayBeginAnew(TcpSegment s) {
    return state == TcpState.TIME_WAIT
        && s.flags == TcpSegment.SYN
        && options.isNewer(s, Seq.notAfter(receiver.next(), s.seq));
  }

  // What comes in, and time.

  /** A segment for this connection has come in; its checksum is right. */
  void arrive(TcpSegment segment, long nowNanos) {
    context.arrival.arrive(this, segment, nowNanos);
    path.wantOutput(this);
  }

  /** An ICMP error quotes a segment of this connection; whether it is believed. */
  boolean onPathError(int seq, int length, PathError error, int mtu) {
    return state != TcpState.CLOSED && context.pathErrors.take(this, seq, length, error, mtu);
  }

  /** Whether somebody on the way has said that the peer cannot be reached. */
  boolean isUnreachable() {
    return unreachable;
  }

  void becomeUnreachable() {
    unreachable = true;
  }

  /**
   * Sends what may be sent now.
   *
   * @return false if the device had no room: to be called again
   */
  boolean output(long nowNanos) {
    if (state == TcpState.CLOSED) {
      return resetOwed ? sendReset(nowNanos) : true;
    }
    boolean done = context.transmission.run(this, nowNanos);
    timers.update(nowNanos);
    sender.rest();
    return done;
  }

  // What the user does.

  /** Moves octets that have come in. */
  int read(byte[] target, int offset, int length) {
    int count = receiver.read(target, offset, length);
    if (count > 0 && state != TcpState.CLOSED && receiver.hasNews()) {
      receiver.acknowledgeNow();
      path.wantOutput(this);
    }
    return count;
  }

  /** Whether the peer has ended and everything was read. */
  boolean isAtEnd() {
    return receiver.hasEnded() && receiver.readable() == 0;
  }

  /** Queues octets. */
  int write(byte[] source, int offset, int length) {
    int count = sender.queue(source, offset, length);
    if (count > 0) {
      path.wantOutput(this);
    }
    return count;
  }

  /** CLOSE of RFC 9293: everything queued is sent, then the end. */
  void endOutput() {
    if (sender.isEnding()) {
      return;
    }
    sender.end();
    switch (state) {
      case ESTABLISHED -> become(TcpState.FIN_WAIT_1);
      case CLOSE_WAIT -> become(TcpState.LAST_ACK);
      default -> {
        // Not open yet, or over.
      }
    }
    path.wantOutput(this);
  }

  /** The user goes; the connection ends on its own, in order. */
  void letGo(long nowNanos) {
    user = TcpUser.NOBODY;
    if (state == TcpState.SYN_SENT) {
      close();
      return;
    }
    if (state == TcpState.CLOSED) {
      receiver.release();
      return;
    }
    if (receiver.readable() > 0) {
      // Data that nobody will read: the peer must know. RFC 1122 section 4.2.2.13.
      reset();
      return;
    }
    receiver.release();
    endOutput();
    timers.orphaned(nowNanos);
  }

  /** ABORT of RFC 9293: the peer is shown a reset. */
  void reset() {
    user = TcpUser.NOBODY;
    resetOwed =
        state.isSynchronized() && state != TcpState.TIME_WAIT || state == TcpState.SYN_RECEIVED;
    close();
    // What was closed before may hold octets that nobody will read now.
    receiver.release();
    if (resetOwed) {
      path.wantOutput(this);
    }
  }

  private boolean sendReset(long nowNanos) {
    resetOwed = false;
    return path.send(this, TcpSegment.RST | TcpSegment.ACK, sender.max(), 0, 0, nowNanos);
  }

  // What its parts do.

  void probe(long nowNanos) {
    context.transmission.probe(this, nowNanos);
  }

  /** Sends a segment that tells what became of the last ones; whether one left. */
  boolean probeTail(long nowNanos) {
    return context.transmission.probeTail(this, nowNanos);
  }

  /** Fills the peer's window in this turn, however small it is. */
  void sendAnyway() {
    sender.sendAnyway();
    path.wantOutput(this);
  }

  void keepAlive(long nowNanos) {
    context.transmission.keepAlive(this, nowNanos);
  }

  void become(TcpState next) {
    state = next;
  }

  /** It fails: the user is told, and it is over. */
  void fail(CloseReason reason) {
    TcpUser told = user;
    user = TcpUser.NOBODY;
    close();
    told.onFailed(reason);
  }

  /** It is over; what has come in can still be read. */
  void close() {
    if (state != TcpState.CLOSED) {
      become(TcpState.CLOSED);
      timers.stop();
      sender.release();
      if (user == TcpUser.NOBODY) {
        receiver.release();
      } else {
        receiver.forgetAhead();
      }
      path.forget(this);
    }
  }

  @Override
  public String toString() {
    return state
        + " una="
        + (sender.una() - sender.initial())
        + " next="
        + (sender.next() - sender.initial())
        + " max="
        + (sender.max() - sender.initial())
        + " queued="
        + sender.queued()
        + " window="
        + sender.window()
        + " congestion="
        + sender.congestion().window();
  }
}
