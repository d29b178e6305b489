// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.stream;

import dev.meerkat.core.time.Timer;
import dev.meerkat.core.time.TimerHandler;

/**
 * How long a connection waits: to be opened, for progress, for its peer's end.
 *
 * <p>Progress is only noted; the timer is moved when it fires, so that a busy connection does not
 * touch the wheel for each byte.
 */
final class Patience implements TimerHandler {
  /** For the last bytes of a closed connection that has no idle time. */
  private static final long LAST_BYTES_NANOS = 10_000_000_000L;

  private final StreamLife life;
  private final Timer timer;
  private long idleNanos;
  private long progressNanos;

  Patience(StreamLife life, long idleNanos) {
    this.life = life;
    this.idleNanos = idleNanos;
    this.timer = new Timer(this);
  }

  @Override
  public void onTimer(Timer fired, long nowNanos) {
    life.onTimer(nowNanos);
  }

  void progress() {
    progressNanos = life.loop().now();
  }

  /** Whether there was progress within the idle time; if so the timer is set again. */
  boolean stillPatient(long nowNanos) {
    long due = progressNanos + waitNanos();
    if (due - nowNanos <= 0) {
      return false;
    }
    life.loop().timers().schedule(timer, due);
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
      life.loop().timers().schedule(timer, progressNanos + nanos);
    } else {
      life.loop().timers().cancel(timer);
    }
  }

  /** Fires after {@code nanos}, whatever happens until then. */
  void waitFor(long nanos) {
    life.loop().timers().schedule(timer, life.loop().now() + nanos);
  }

  /** Counts a full time without progress from now on, also for the last bytes. */
  void watchProgress() {
    progress();
    waitFor(waitNanos());
  }

  void stop() {
    life.loop().timers().cancel(timer);
  }

  private long waitNanos() {
    return idleNanos > 0 ? idleNanos : LAST_BYTES_NANOS;
  }
}
