// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import static dev.meerkat.stack.tcp.TcpSegment.ACK;
import static dev.meerkat.stack.tcp.TcpSegment.FIN;
import static dev.meerkat.stack.tcp.TcpSegment.RST;
import static dev.meerkat.stack.tcp.TcpSegment.SYN;

import dev.meerkat.transport.CloseReason;

/**
 * What a segment does to a connection: RFC 9293 section 3.10.7, with RFC 5961 and RFC 7323.
 *
 * <p>One object serves all connections of a host, one segment after the other: who is told of one
 * only marks what is to be done, so that no segment comes in while another is being served.
 */
final class SegmentArrival {
  private TcpEndpoint endpoint;
  private Sender sender;
  private Receiver receiver;

  void arrive(TcpEndpoint target, TcpSegment s, long nowNanos) {
    endpoint = target;
    sender = target.sender;
    receiver = target.receiver;
    endpoint.timers().heard(nowNanos);
    switch (endpoint.state()) {
      case CLOSED -> {
        // Over: what is late is answered by nobody's reset.
      }
      case SYN_SENT -> inSynSent(s, nowNanos);
      default -> inOrder(s, nowNanos);
    }
  }

  // Section 3.10.7.3.

  private void inSynSent(TcpSegment s, long nowNanos) {
    boolean acknowledges = s.has(ACK);
    if (acknowledges
        && !(Seq.before(sender.initial(), s.ack) && Seq.notAfter(s.ack, sender.max()))) {
      if (!s.has(RST)) {
        endpoint.path().refuse(endpoint, s.ack, nowNanos);
      }
      return;
    }
    if (s.has(RST)) {
      if (acknowledges) {
        endpoint.fail(CloseReason.CONNECT_REFUSED);
      }
      return;
    }
    if (!s.has(SYN)) {
      return;
    }
    receiver.begin(s.seq);
    endpoint.agree(s, nowNanos);
    receiver.acknowledgeNow();
    if (!acknowledges) {
      // Both sides have sent SYN: ours goes again, with ACK. Section 3.5, figure 7.
      endpoint.become(TcpState.SYN_RECEIVED);
      sender.goBack();
      return;
    }
    acknowledge(s, nowNanos);
    open();
    data(s.seq + 1, s, nowNanos);
  }

  private void open() {
    endpoint.become(sender.isEnding() ? TcpState.FIN_WAIT_1 : TcpState.ESTABLISHED);
    endpoint.timers().opened();
    endpoint.user().onOpen();
  }

  // Section 3.10.7.4.

  private void inOrder(TcpSegment s, long nowNanos) {
    if (isRepeatedSyn(s)) {
      repeatedSyn(s, nowNanos);
      return;
    }
    if (endpoint.options.isMissing(s)) {
      return;
    }
    if (!s.has(RST) && endpoint.options.isOld(s, nowNanos)
        || !receiver.isAcceptable(s.seq, s.length())) {
      if (!s.has(RST)) {
        outOfWindow(s, nowNanos);
      }
      return;
    }
    if (s.has(RST)) {
      reset(s, nowNanos);
      return;
    }
    if (s.has(SYN)) {
      otherSyn(nowNanos);
      return;
    }
    if (!s.has(ACK)) {
      return;
    }
    if (endpoint.state() == TcpState.SYN_RECEIVED && !finishOpening(s, nowNanos)) {
      return;
    }
    if (!takeAcknowledgment(s, nowNanos) || endpoint.state() == TcpState.CLOSED) {
      return;
    }
    data(s.seq, s, nowNanos);
  }

  private boolean isRepeatedSyn(TcpSegment s) {
    return endpoint.state() == TcpState.SYN_RECEIVED
        && s.has(SYN)
        && !s.has(RST)
        && s.seq == receiver.next() - 1;
  }

  /**
   * The peer did not get our SYN and ACK; or both opened at a time, and its SYN with ACK answers
   * ours: section 3.5, figure 7. To answer that with SYN again would go on for ever.
   */
  private void repeatedSyn(TcpSegment s, long nowNanos) {
    if (!s.has(ACK)) {
      sender.goBack();
    } else if (finishOpening(s, nowNanos)) {
      receiver.acknowledgeNow();
    }
  }

  /** Fourth. A listener listens again; all others say where they are (RFC 5961 section 4.2). */
  private void otherSyn(long nowNanos) {
    if (endpoint.state() == TcpState.SYN_RECEIVED && endpoint.isPassive()) {
      endpoint.fail(CloseReason.RESET);
    } else {
      challenge(nowNanos);
    }
  }

  private void outOfWindow(TcpSegment s, long nowNanos) {
    if (endpoint.state() == TcpState.TIME_WAIT && s.has(FIN)) {
      endpoint.timers().timeWait(nowNanos);
    }
    // A repeated segment, or a probe of a closed window, must be answered: without a limit.
    receiver.cameAgain(s.seq, s.dataLength);
    receiver.acknowledgeNow();
  }

  /** Second. RFC 5961 section 3.2: only the very next number counts. */
  private void reset(TcpSegment s, long nowNanos) {
    if (s.seq != receiver.next()) {
      challenge(nowNanos);
      return;
    }
    switch (endpoint.state()) {
      case SYN_RECEIVED ->
          endpoint.fail(endpoint.isPassive() ? CloseReason.RESET : CloseReason.CONNECT_REFUSED);
      case CLOSING, LAST_ACK, TIME_WAIT -> endpoint.close();
      default -> endpoint.fail(CloseReason.RESET);
    }
  }

  /** RFC 5961: says where we are, so that who is really there can prove it. */
  private void challenge(long nowNanos) {
    if (endpoint.timers().mayChallenge(nowNanos)) {
      receiver.acknowledgeNow();
    }
  }

  private boolean finishOpening(TcpSegment s, long nowNanos) {
    if (!Seq.before(sender.una(), s.ack) || !Seq.notAfter(s.ack, sender.max())) {
      endpoint.path().refuse(endpoint, s.ack, nowNanos);
      return false;
    }
    sender.firstWindow(s.window << endpoint.options.sendShift(), s.seq, s.ack);
    acknowledge(s, nowNanos);
    open();
    return true;
  }

  /** Fifth. */
  private boolean takeAcknowledgment(TcpSegment s, long nowNanos) {
    // RFC 5961 section 5.2: neither from the future nor older than the largest window.
    if (Seq.before(sender.max(), s.ack) || Seq.before(s.ack, sender.una() - sender.mostWindow())) {
      challenge(nowNanos);
      return false;
    }
    endpoint.options.keep(s, receiver.lastAcknowledged(), nowNanos);
    if (Seq.before(sender.una(), s.ack)) {
      sender.updateWindow(s);
      acknowledge(s, nowNanos);
    } else if (s.ack == sender.una()) {
      boolean windowChanged = sender.updateWindow(s);
      boolean bare = s.length() == 0 && !windowChanged && sender.window() > 0;
      learn(s, bare, nowNanos);
      if (windowChanged) {
        endpoint.timers().windowChanged();
      }
    } else {
      learn(s, false, nowNanos);
    }
    ended(nowNanos);
    return true;
  }

  private void acknowledge(TcpSegment s, long nowNanos) {
    int before = sender.una();
    boolean wasFull = sender.free() == 0;
    long echoNanos = endpoint.options.echoNanos(s, nowNanos);
    int octets = sender.acknowledge(s.ack, echoNanos, nowNanos);
    sender.recovery().onAcknowledgment(s, s.ack - before, octets, false, echoNanos, nowNanos);
    endpoint.timers().progress();
    if (octets > 0 && (wasFull || sender.free() > 0)) {
      endpoint.user().onWritable();
    }
  }

  /** Takes what an acknowledgment says that acknowledges nothing for the first time. */
  private void learn(TcpSegment s, boolean bare, long nowNanos) {
    if (s.blocks > 0 || sender.heedsAcknowledgments()) {
      long echoNanos = endpoint.options.echoNanos(s, nowNanos);
      sender.recovery().onAcknowledgment(s, 0, 0, bare, echoNanos, nowNanos);
    }
  }

  /** What becomes of the state once our end was acknowledged. */
  private void ended(long nowNanos) {
    if (!sender.isEndAcknowledged()) {
      return;
    }
    switch (endpoint.state()) {
      case FIN_WAIT_1 -> {
        endpoint.become(TcpState.FIN_WAIT_2);
        endpoint.timers().finWait(nowNanos);
      }
      case CLOSING -> timeWait(nowNanos);
      case LAST_ACK -> endpoint.close();
      default -> {
        // Was so before.
      }
    }
  }

  /** Seventh and eighth: data, and the peer's end. */
  private void data(int seq, TcpSegment s, long nowNanos) {
    if (s.dataLength == 0 && !s.has(FIN) || !endpoint.state().receives()) {
      return;
    }
    if (s.dataLength > 0 && endpoint.user() == TcpUser.NOBODY) {
      // Nobody will ever read it. RFC 1122 section 4.2.2.13.
      endpoint.reset();
      return;
    }
    int before = receiver.readable();
    receiver.take(seq, s.buffer, s.dataOffset, s.dataLength, s.has(FIN));
    if (receiver.hasEnded()) {
      peerEnded(nowNanos);
    }
    if (receiver.readable() > before || receiver.hasEnded()) {
      endpoint.user().onReadable();
    }
  }

  private void peerEnded(long nowNanos) {
    switch (endpoint.state()) {
      case ESTABLISHED -> endpoint.become(TcpState.CLOSE_WAIT);
      case FIN_WAIT_1 -> endpoint.become(TcpState.CLOSING);
      case FIN_WAIT_2 -> timeWait(nowNanos);
      default -> {
        // Was so before.
      }
    }
  }

  private void timeWait(long nowNanos) {
    endpoint.become(TcpState.TIME_WAIT);
    sender.release();
    endpoint.timers().timeWait(nowNanos);
  }
}
