// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.stream;

import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.time.Timer;
import dev.meerkat.core.time.TimerHandler;

/**
 * How long a connection waits: to be opened, for progress, for its peer's end.
 *
 * <p>Progress is only noted; the timer is moved when it fires, so that a busy connection does not
 * touch the wheel for each byte.
 */
final class Patience {
  /** For the last bytes of a closed connection that has no idle time. */
  private static final long LAST_BYTES_NANOS = 10_000_000_000L;

  private final EventLoop loop;
  private final Timer timer;
  private long idleNanos;
  private long progressNanos;

  Patience(EventLoop loop, long idleNanos, TimerHandler whenOver) {
    this.loop = loop;
    this.idleNanos = idleNanos;
    this.timer = new Timer(whenOver);
  }

  void progress() {
    progressNanos = loop.now();
  }

  /** Whether there was progress within the idle time; if so the timer is set again. */
  boolean stillPatient(long nowNanos) {
    long due = progressNanos + waitNanos();
    if (due - nowNanos <= 0) {
      return false;
    }
    loop.timers().schedule(timer, due);
    return true;
  }

  /** Begins to watch for idleness. */
  void begin() {
    idle(idleNanos);
  }

  /** Sets the idle time of a connection that is not open yet. */
  void idleLater(long nanos) {
    idleNanos = nanos;
  }

  /** Sets the idle time, counted from now; 0 for never. */
  void idle(long nanos) {
    idleNanos = nanos;
    progress();
    if (nanos > 0) {
      loop.timers().schedule(timer, progressNanos + nanos);
    } else {
      loop.timers().cancel(timer);
    }
  }

  /** Fires after {@code nanos}, whatever happens until then. */
  void waitFor(long nanos) {
    loop.timers().schedule(timer, loop.now() + nanos);
  }

  /** Counts a full time without progress from now on, also for the last bytes. */
  void watchProgress() {
    progress();
    waitFor(waitNanos());
  }

  void stop() {
    loop.timers().cancel(timer);
  }

  private long waitNanos() {
    return idleNanos > 0 ? idleNanos : LAST_BYTES_NANOS;
  }
}
