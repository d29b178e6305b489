// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import dev.meerkat.core.time.Timer;
import dev.meerkat.core.time.TimerHandler;
import dev.meerkat.core.time.TimerWheel;
import dev.meerkat.stack.ip.RateLimit;
import dev.meerkat.transport.CloseReason;

/**
 * Time's part in a connection: repetition and window probes, delayed acknowledgments, and the rest
 * (silence, the waits of FIN_WAIT_2 and TIME_WAIT).
 *
 * <p>One entry in the wheel serves them all. It is never later than the first of them, but may be
 * earlier: what moves with every segment does not touch the wheel.
 */
final class TcpTimers implements TimerHandler {
  private static final int CHALLENGES = 10;

  private static final long NEVER = TimerWheel.NO_DEADLINE;

  private final TcpEndpoint endpoint;
  private final Timer timer;
  private RateLimit challenges;

  private long repeatAtNanos = NEVER;
  private long acknowledgeAtNanos = NEVER;
  private long lifeAtNanos = NEVER;
  private long heardAtNanos;

  /** Repetitions of SYN until it is open; then probes that were not answered. */
  private int attempts;

  private boolean orphaned;

  TcpTimers(TcpEndpoint endpoint) {
    this.endpoint = endpoint;
    this.timer = new Timer(this);
  }

  @Override
  public void onTimer(Timer fired, long nowNanos) {
    if (acknowledgeAtNanos <= nowNanos) {
      acknowledgeAtNanos = NEVER;
      onDelayed();
    }
    if (dueAtNanos() <= nowNanos) {
      endpoint.sender.timedRecovery().onDue(endpoint, nowNanos);
    }
    if (repeatAtNanos <= nowNanos) {
      repeatAtNanos = NEVER;
      onRepeat(nowNanos);
    }
    if (lifeAtNanos <= nowNanos) {
      lifeAtNanos = NEVER;
      onLife(nowNanos);
    }
    long next = Math.min(repeatAtNanos, Math.min(acknowledgeAtNanos, lifeAtNanos));
    next = Math.min(next, dueAtNanos());
    if (next != NEVER) {
      wake(next);
    }
  }

  private long dueAtNanos() {
    TimedRecovery timed = endpoint.sender.timedRecovery();
    return timed == null ? NEVER : timed.dueAtNanos();
  }

  /** Sees that the timer fires no later; if it fires too early it is set again. */
  private void wake(long atNanos) {
    endpoint.context().wheel.scheduleNoLater(timer, atNanos);
  }

  private void repeatAt(long atNanos) {
    repeatAtNanos = atNanos;
    wake(atNanos);
  }

  private void lifeAt(long atNanos) {
    lifeAtNanos = atNanos;
    wake(atNanos);
  }

  void begin(long nowNanos) {
    heardAtNanos = nowNanos;
  }

  void stop() {
    repeatAtNanos = NEVER;
    acknowledgeAtNanos = NEVER;
    lifeAtNanos = NEVER;
    endpoint.context().wheel.cancel(timer);
  }

  /** Sets what runs to what is so now; after everything that was sent. RFC 6298 section 5. */
  void update(long nowNanos) {
    if (endpoint.state() == TcpState.CLOSED) {
      return;
    }
    Sender sender = endpoint.sender;
    if (!sender.hasUnderway() && !sender.hasUnsent()) {
      repeatAtNanos = NEVER;
    } else if (repeatAtNanos == NEVER) {
      repeatAt(nowNanos + sender.roundTrip().timeout());
    }
    if (sender.timedRecovery() != null && sender.hasUnderway()) {
      long due = sender.timedRecovery().plan(nowNanos);
      if (due != NEVER) {
        wake(due);
      }
    }
    if (!endpoint.receiver.owesAcknowledgmentSoon()) {
      acknowledgeAtNanos = NEVER;
    } else if (acknowledgeAtNanos == NEVER) {
      acknowledgeAtNanos = nowNanos + endpoint.limits().delayedAckNanos();
      wake(acknowledgeAtNanos);
    }
  }

  /** A segment has come in. */
  void heard(long nowNanos) {
    heardAtNanos = nowNanos;
    if (attempts > 0 && endpoint.state().isSynchronized()) {
      attempts = 0;
      lifeAt(nowNanos + endpoint.limits().keepAliveIdleNanos());
    }
  }

  /** Something new was acknowledged: repetition begins anew. Section 5.3. */
  void progress() {
    repeatAtNanos = NEVER;
  }

  /**
   * A probe has left, or the oldest segment again: the time to repeat begins anew. RFC 8985 7.3.
   */
  void repeatAnew(long nowNanos) {
    repeatAt(nowNanos + endpoint.sender.roundTrip().timeout());
  }

  /** The peer's window is another one. */
  void windowChanged() {
    if (!endpoint.sender.hasUnderway()) {
      repeatAtNanos = NEVER;
    }
    if (endpoint.sender.window() > 0) {
      endpoint.sender.roundTrip().windowOpened();
    }
  }

  /** The connection is open: silence is watched. */
  void opened() {
    if (attempts > 0) {
      attempts = 0;
      endpoint.sender.roundTrip().afterLostSyn();
    }
    if (endpoint.limits().keepAliveIdleNanos() > 0) {
      lifeAt(heardAtNanos + endpoint.limits().keepAliveIdleNanos());
    }
  }

  /** Nobody holds the connection any more. */
  void orphaned(long nowNanos) {
    orphaned = true;
    if (endpoint.state() == TcpState.FIN_WAIT_2) {
      finWait(nowNanos);
    }
  }

  /** Our end was acknowledged; the peer's is waited for, but not for ever if nobody is there. */
  void finWait(long nowNanos) {
    if (orphaned) {
      lifeAt(nowNanos + endpoint.limits().finWaitNanos());
    }
  }

  void timeWait(long nowNanos) {
    repeatAtNanos = NEVER;
    lifeAt(nowNanos + endpoint.limits().timeWaitNanos());
  }

  /** RFC 5961 section 7: so many challenges a second. */
  boolean mayChallenge(long nowNanos) {
    if (challenges == null) {
      challenges = new RateLimit(CHALLENGES);
    }
    return challenges.take(nowNanos);
  }

  private void onRepeat(long nowNanos) {
    Sender sender = endpoint.sender;
    if (!endpoint.state().isSynchronized()) {
      repeatSyn(nowNanos);
      return;
    }
    boolean closedWindow = sender.window() == 0;
    // A peer may keep its window closed for ever, but not when nobody waits for it any more.
    long since = closedWindow && !orphaned ? heardAtNanos : sender.progressAtNanos();
    if (nowNanos - since >= endpoint.limits().userTimeoutNanos()
        && (closedWindow || sender.hasUnderway())) {
      endpoint.fail(CloseReason.RESET);
      return;
    }
    if (!closedWindow && !sender.hasUnderway()) {
      // A silly window has not become better: section 3.8.6.2.1, the override timeout.
      endpoint.sendAnyway();
      return;
    }
    TimedRecovery timed = sender.timedRecovery();
    if (!closedWindow && timed != null && timed.comesFirst(endpoint, nowNanos)) {
      repeatAnew(nowNanos);
      return;
    }
    sender.roundTrip().backOff();
    if (closedWindow) {
      endpoint.probe(nowNanos);
    } else {
      sender.recovery().onTimeout(nowNanos);
      endpoint.path().wantOutput(endpoint);
    }
    repeatAt(nowNanos + sender.roundTrip().timeout());
  }

  private void repeatSyn(long nowNanos) {
    if (attempts++ == endpoint.limits().synRetries()) {
      endpoint.fail(
          endpoint.isUnreachable() ? CloseReason.CONNECT_UNREACHABLE : CloseReason.CONNECT_TIMEOUT);
      return;
    }
    endpoint.sender.roundTrip().backOff();
    endpoint.sender.congestion().onSynLost();
    endpoint.sender.goBack();
    endpoint.path().wantOutput(endpoint);
    repeatAt(nowNanos + endpoint.sender.roundTrip().timeout());
  }

  private void onDelayed() {
    endpoint.receiver.acknowledgeNow();
    endpoint.path().wantOutput(endpoint);
  }

  private void onLife(long nowNanos) {
    if (endpoint.state() == TcpState.TIME_WAIT || orphaned && isFinWait()) {
      endpoint.close();
      return;
    }
    long silence = nowNanos - heardAtNanos;
    long idle = endpoint.limits().keepAliveIdleNanos();
    if (endpoint.sender.hasUnderway()) {
      // What is underway is repeated, and finds out as well.
      lifeAt(nowNanos + idle);
    } else if (silence < idle) {
      lifeAt(heardAtNanos + idle);
    } else if (attempts == endpoint.limits().keepAliveProbes()) {
      endpoint.fail(CloseReason.RESET);
    } else {
      attempts++;
      endpoint.keepAlive(nowNanos);
      lifeAt(nowNanos + endpoint.limits().keepAliveIntervalNanos());
    }
  }

  private boolean isFinWait() {
    return endpoint.state() == TcpState.FIN_WAIT_2;
  }
}
