// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.message;

import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.time.Timer;

/**
 * The time until a message must be whole. Beginning and ending touch no timer: one that is on its
 * way looks again when it fires.
 */
final class MessageDeadline {
  private final EventLoop loop;
  private final long nanos;
  private final Timer timer;
  private long deadline;
  private boolean running;

  MessageDeadline(EventLoop loop, long nanos, Runnable late) {
    this.loop = loop;
    this.nanos = nanos;
    this.timer = new Timer((fired, now) -> look(now, late));
  }

  /** A message has begun; nothing happens while one is running. */
  void begin() {
    if (running || nanos == 0) {
      return;
    }
    running = true;
    deadline = loop.now() + nanos;
    if (!timer.isScheduled()) {
      loop.timers().schedule(timer, deadline);
    }
  }

  /** The message is whole. */
  void end() {
    running = false;
  }

  /** For good. */
  void cancel() {
    running = false;
    loop.timers().cancel(timer);
  }

  private void look(long now, Runnable late) {
    if (!running) {
      return;
    }
    if (deadline - now > 0) {
      loop.timers().schedule(timer, deadline);
    } else {
      running = false;
      late.run();
    }
  }
}
