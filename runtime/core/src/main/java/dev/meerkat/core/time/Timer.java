// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.time;

import java.util.Objects;

/**
 * One alarm, made once by its owner and scheduled on a {@link TimerWheel} as often as needed.
 *
 * <p>The links of the wheel's lists are inside, so scheduling allocates nothing.
 */
public final class Timer {
  private final TimerHandler handler;

  TimerList list;
  Timer previous;
  Timer next;
  long deadlineTick;
  int scheduledInTurn;

  public Timer(TimerHandler handler) {
    this.handler = Objects.requireNonNull(handler, "handler");
  }

  /** Whether the timer waits for its deadline. */
  public boolean isScheduled() {
    return list != null;
  }

  /** Calls the handler; for who has taken the timer off the wheel. */
  public void fire(long nowNanos) {
    handler.onTimer(this, nowNanos);
  }
}
