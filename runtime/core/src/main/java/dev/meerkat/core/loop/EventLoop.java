// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.loop;

import dev.meerkat.core.time.Clock;
import dev.meerkat.core.time.Timer;
import dev.meerkat.core.time.TimerWheel;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * One thread's loop: wait, ingress, tasks, timers, egress, and again.
 *
 * <p>Two ways to drive it: {@link #run} waits and turns until {@link #stop}; or the owner calls
 * {@link #poll} with an instant of its own and asks {@link #nextDeadline} when to come back, as a
 * simulation does. {@link #wakeup}, {@link #submit} and {@link #stop} may be called from any
 * thread, everything else from the one thread that drives the loop.
 */
public final class EventLoop implements AutoCloseable {
  /** Answer of {@link #nextDeadline} when only the outside can bring work. */
  public static final long NO_DEADLINE = TimerWheel.NO_DEADLINE;

  private final Clock clock;
  private final Poller poller;
  private final LoopLimits limits;
  private final ErrorSink errors;
  private final TimerWheel timers;
  private final TaskQueue tasks;

  private long nowNanos;
  private long failures;
  private volatile Thread thread;
  private volatile boolean stopped;

  /** A loop at the clock's present, which takes over the poller and closes it. */
  public EventLoop(Clock clock, Poller poller, LoopLimits limits, ErrorSink errors) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.poller = Objects.requireNonNull(poller, "poller");
    this.limits = Objects.requireNonNull(limits, "limits");
    this.errors = Objects.requireNonNull(errors, "errors");
    this.nowNanos = clock.nanos();
    this.timers = new TimerWheel(nowNanos, limits.tickNanos());
    this.tasks = new TaskQueue(limits.queuedTasks());
  }

  /** Waits and turns on the calling thread until {@link #stop}, or until it is interrupted. */
  public void run() {
    runUntil(() -> false);
  }

  /** As {@link #run}, but also returns once a condition holds after a turn. */
  public void runUntil(BooleanSupplier done) {
    thread = Thread.currentThread();
    long sleepFrom = nowNanos;
    try {
      while (!stopped && !Thread.currentThread().isInterrupted()) {
        poller.await(nowNanos - sleepFrom < 0 ? 0 : waitNanos());
        long now = clock.nanos();
        if (turn(now) > 0) {
          sleepFrom = now + limits.spinNanos();
        }
        if (done.getAsBoolean()) {
          return;
        }
      }
    } finally {
      thread = null;
    }
  }

  /**
   * One turn of bounded work, without waiting for anything.
   *
   * @param nowNanos the turn's instant
   * @return how much was done: events, tasks, timers and writes; 0 means idle
   */
  public int poll(long nowNanos) {
    poller.await(0);
    return turn(nowNanos);
  }

  /**
   * When {@link #poll} has something to do if nothing comes in: the present if work is left over.
   *
   * @return {@link #NO_DEADLINE} if there is nothing to wait for but the outside
   */
  public long nextDeadline() {
    return hasWork() ? nowNanos : timers.nextDeadline();
  }

  /** The instant of the current turn: the clock is read once a turn. */
  public long now() {
    return nowNanos;
  }

  /** Wall time in milliseconds since 1970, read from the clock at each call. */
  public long epochMillis() {
    return clock.epochMillis();
  }

  /** The timers of this loop. */
  public TimerWheel timers() {
    return timers;
  }

  /** How many exceptions of handlers, tasks and timers were contained. */
  public long failures() {
    return failures;
  }

  /** Makes a waiting loop turn. From any thread. */
  public void wakeup() {
    if (Thread.currentThread() != thread) {
      poller.wakeup();
    }
  }

  /**
   * Asks the loop to run a task on its thread. From any thread.
   *
   * @return false if the queue is full: nothing was queued
   */
  public boolean submit(Runnable task) {
    if (!tasks.offer(Objects.requireNonNull(task, "task"))) {
      return false;
    }
    wakeup();
    return true;
  }

  /**
   * Makes {@link #run} return after the current turn, now or when it is called. From any thread.
   */
  public void stop() {
    stopped = true;
    wakeup();
  }

  public boolean isStopped() {
    return stopped;
  }

  /** Counts and reports an exception that code on this loop has contained. */
  public void report(Object source, Throwable failure) {
    failures++;
    try {
      errors.onError(source, failure);
    } catch (RuntimeException ignored) {
      // A sink that fails has nobody left to tell.
    }
  }

  /** Closes everything that is open. On the loop's thread, or after it has ended. */
  @Override
  public void close() {
    stopped = true;
    poller.close();
  }

  private int turn(long nowNanos) {
    this.nowNanos = nowNanos;
    int work = poller.ingress(nowNanos);
    work += runTasks();
    work += expireTimers();
    return work + poller.egress(nowNanos);
  }

  private boolean hasWork() {
    return !tasks.isEmpty() || timers.hasDue() || poller.hasWork();
  }

  private long waitNanos() {
    if (stopped || hasWork()) {
      return 0;
    }
    long deadline = timers.nextDeadline();
    return deadline == NO_DEADLINE ? NO_DEADLINE : Math.max(0, deadline - clock.nanos());
  }

  private int runTasks() {
    int done = 0;
    while (done < limits.tasksPerTurn() && !tasks.isEmpty()) {
      Runnable task = tasks.poll();
      done++;
      try {
        task.run();
      } catch (Throwable failure) {
        report(task, failure);
      }
    }
    return done;
  }

  private int expireTimers() {
    timers.advance(nowNanos);
    int done = 0;
    for (Timer timer; done < limits.timersPerTurn() && (timer = timers.takeDue()) != null; done++) {
      try {
        timer.fire(nowNanos);
      } catch (Throwable failure) {
        report(timer, failure);
      }
    }
    return done;
  }
}
