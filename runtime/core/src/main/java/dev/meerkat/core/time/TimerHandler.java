// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.time;

/** What happens when a timer is due. */
@FunctionalInterface
public interface TimerHandler {
  /**
   * Called once for each time the timer was scheduled; may schedule it again.
   *
   * @param nowNanos the turn's instant, at or after the deadline
   */
  void onTimer(Timer timer, long nowNanos);
}
