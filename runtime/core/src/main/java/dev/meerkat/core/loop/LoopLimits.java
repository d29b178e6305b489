// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.loop;

/**
 * The bounds of one event loop.
 *
 * @param queuedTasks tasks submitted and not yet run; one more is refused
 * @param tasksPerTurn tasks run before the loop looks at its connections again
 * @param timersPerTurn timers fired before the loop looks at its connections again
 * @param tickNanos resolution of the timers
 * @param spinNanos time after the last work in which a running loop asks again without going to
 *     sleep; 0 saves the most power. Waking a thread costs more than serving a small request
 */
public record LoopLimits(
    int queuedTasks, int tasksPerTurn, int timersPerTurn, long tickNanos, long spinNanos) {
  /**
   * 1,024 queued tasks, 256 tasks and 4,096 timers a turn, ticks of a millisecond, 50 microseconds
   * awake after work.
   */
  public static final LoopLimits DEFAULT = new LoopLimits(1024, 256, 4096, 1_000_000, 50_000);

  public LoopLimits {
    if (queuedTasks < 1
        || tasksPerTurn < 1
        || timersPerTurn < 1
        || tickNanos < 1
        || spinNanos < 0) {
      throw new IllegalArgumentException(
          "limits must be above 0, spinNanos not below: queuedTasks=%d tasksPerTurn=%d timersPerTurn=%d tickNanos=%d spinNanos=%d"
              .formatted(queuedTasks, tasksPerTurn, timersPerTurn, tickNanos, spinNanos));
    }
  }
}
