// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.loop;

/**
 * The bounds of one event loop.
 *
 * @param queuedTasks tasks submitted and not yet run; one more is refused
 * @param tasksPerTurn tasks run before the loop looks at its connections again
 * @param timersPerTurn timers fired before the loop looks at its connections again
 * @param tickNanos resolution of the timers
 */
public record LoopLimits(int queuedTasks, int tasksPerTurn, int timersPerTurn, long tickNanos) {
  /** 1,024 queued tasks, 256 tasks and 4,096 timers a turn, ticks of a millisecond. */
  public static final LoopLimits DEFAULT = new LoopLimits(1024, 256, 4096, 1_000_000);

  public LoopLimits {
    if (queuedTasks < 1 || tasksPerTurn < 1 || timersPerTurn < 1 || tickNanos < 1) {
      throw new IllegalArgumentException(
          "limits must be above 0: queuedTasks=%d tasksPerTurn=%d timersPerTurn=%d tickNanos=%d"
              .formatted(queuedTasks, tasksPerTurn, timersPerTurn, tickNanos));
    }
  }
}
