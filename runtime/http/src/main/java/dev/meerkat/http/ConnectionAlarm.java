// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.time.Timer;

/**
 * One deadline that moves often and fires seldom: moving it later touches no timer, the timer looks
 * again when it fires.
 */
final class ConnectionAlarm {
  private final EventLoop loop;
  private final Runnable action;
  private final Timer timer = new Timer((fired, now) -> look(now));
  private long deadlineNanos;
  private long scheduledNanos;
  private boolean armed;

  ConnectionAlarm(EventLoop loop, Runnable action) {
    this.loop = loop;
    this.action = action;
  }

  /** Sets the deadline to this time from now. */
  void in(long nanos) {
    armed = true;
    deadlineNanos = loop.now() + nanos;
    if (!timer.isScheduled() || deadlineNanos - scheduledNanos < 0) {
      schedule();
    }
  }

  /** There is nothing to wait for; the timer may still fire once and will do nothing. */
  void disarm() {
    armed = false;
  }

  /** For good: takes the timer off the loop. */
  void cancel() {
    armed = false;
    loop.timers().cancel(timer);
  }

  private void look(long now) {
    if (!armed) {
      return;
    }
    if (deadlineNanos - now > 0) {
      schedule();
      return;
    }
    armed = false;
    action.run();
  }

  private void schedule() {
    scheduledNanos = deadlineNanos;
    loop.timers().schedule(timer, deadlineNanos);
  }
}
