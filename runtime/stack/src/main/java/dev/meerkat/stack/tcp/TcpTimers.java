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
 */
final class TcpTimers implements TimerHandler {
  private static final int CHALLENGES = 10;

  private final TcpEndpoint endpoint;
  private final TimerWheel wheel;
  private final Timer repeat;
  private final Timer delayed;
  private final Timer life;
  private RateLimit challenges;

  private int synRepeats;
  private long heardAtNanos;
  private int probes;
  private boolean orphaned;

  TcpTimers(TcpEndpoint endpoint, TimerWheel wheel) {
    this.endpoint = endpoint;
    this.wheel = wheel;
    this.repeat = new Timer(this);
    this.delayed = new Timer(this);
    this.life = new Timer(this);
  }

  @Override
  public void onTimer(Timer timer, long nowNanos) {
    if (timer == delayed) {
      onDelayed();
    } else if (timer == repeat) {
      onRepeat(nowNanos);
    } else {
      onLife(nowNanos);
    }
  }

  void begin(long nowNanos) {
    heardAtNanos = nowNanos;
  }

  void stop() {
    wheel.cancel(repeat);
    wheel.cancel(delayed);
    wheel.cancel(life);
  }

  /** Sets what runs to what is so now; after everything that was sent. RFC 6298 section 5. */
  void update(long nowNanos) {
    if (endpoint.state() == TcpState.CLOSED) {
      return;
    }
    Sender sender = endpoint.sender;
    if (!sender.hasUnderway() && !sender.hasUnsent()) {
      wheel.cancel(repeat);
    } else if (!repeat.isScheduled()) {
      wheel.schedule(repeat, nowNanos + sender.roundTrip().timeout());
    }
    if (!endpoint.receiver.owesAcknowledgmentSoon()) {
      wheel.cancel(delayed);
    } else if (!delayed.isScheduled()) {
      wheel.schedule(delayed, nowNanos + endpoint.limits().delayedAckNanos());
    }
  }

  /** A segment has come in. */
  void heard(long nowNanos) {
    heardAtNanos = nowNanos;
    if (probes > 0) {
      probes = 0;
      wheel.schedule(life, nowNanos + endpoint.limits().keepAliveIdleNanos());
    }
  }

  /** Something new was acknowledged: repetition begins anew. Section 5.3. */
  void progress() {
    wheel.cancel(repeat);
  }

  /** The peer's window is another one. */
  void windowChanged() {
    if (!endpoint.sender.hasUnderway()) {
      wheel.cancel(repeat);
    }
    if (endpoint.sender.window() > 0) {
      endpoint.sender.roundTrip().windowOpened();
    }
  }

  /** The connection is open: silence is watched. */
  void opened() {
    if (synRepeats > 0) {
      endpoint.sender.roundTrip().afterLostSyn();
    }
    if (endpoint.limits().keepAliveIdleNanos() > 0) {
      wheel.schedule(life, heardAtNanos + endpoint.limits().keepAliveIdleNanos());
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
      wheel.schedule(life, nowNanos + endpoint.limits().finWaitNanos());
    }
  }

  void timeWait(long nowNanos) {
    wheel.cancel(repeat);
    wheel.schedule(life, nowNanos + endpoint.limits().timeWaitNanos());
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
    sender.roundTrip().backOff();
    if (closedWindow) {
      endpoint.probe(nowNanos);
    } else {
      sender.recovery().onTimeout(nowNanos);
      endpoint.path().wantOutput(endpoint);
    }
    wheel.schedule(repeat, nowNanos + sender.roundTrip().timeout());
  }

  private void repeatSyn(long nowNanos) {
    if (synRepeats++ == endpoint.limits().synRetries()) {
      endpoint.fail(
          endpoint.isUnreachable() ? CloseReason.CONNECT_UNREACHABLE : CloseReason.CONNECT_TIMEOUT);
      return;
    }
    endpoint.sender.roundTrip().backOff();
    endpoint.sender.congestion().onSynLost();
    endpoint.sender.goBack();
    endpoint.path().wantOutput(endpoint);
    wheel.schedule(repeat, nowNanos + endpoint.sender.roundTrip().timeout());
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
      wheel.schedule(life, nowNanos + idle);
    } else if (silence < idle) {
      wheel.schedule(life, heardAtNanos + idle);
    } else if (probes == endpoint.limits().keepAliveProbes()) {
      endpoint.fail(CloseReason.RESET);
    } else {
      probes++;
      endpoint.keepAlive(nowNanos);
      wheel.schedule(life, nowNanos + endpoint.limits().keepAliveIntervalNanos());
    }
  }

  private boolean isFinWait() {
    return endpoint.state() == TcpState.FIN_WAIT_2;
  }
}
