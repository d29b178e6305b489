// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import dev.meerkat.link.Waiter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Waits in poll(2) for the descriptors of devices, and for being woken. */
public final class PollWaiter implements Waiter {
  private static final int ENTRY = 8;
  private static final int EVENTS = 4;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment entries;
  private final int count;
  private final int wake;
  private final byte[] counter = new byte[8];
  private final byte[] one = {1, 0, 0, 0, 0, 0, 0, 0};
  private volatile boolean waiting;
  private volatile boolean woken;
  private boolean closed;

  /** A waiter for devices that are open. */
  public PollWaiter(Pollable... devices) {
    wake = Libc.eventfd();
    if (wake < 0) {
      throw new IllegalStateException("the system gives no eventfd");
    }
    count = devices.length + 1;
    entries = arena.allocate((long) ENTRY * count, ENTRY);
    for (int i = 0; i < devices.length; i++) {
      entry(i, devices[i].descriptor());
    }
    entry(devices.length, wake);
  }

  private void entry(int index, int fd) {
    entries.set(ValueLayout.JAVA_INT, (long) ENTRY * index, fd);
    entries.set(ValueLayout.JAVA_SHORT, (long) ENTRY * index + EVENTS, (short) Libc.POLLIN);
  }

  @Override
  public void await(long timeoutNanos) {
    if (closed) {
      return;
    }
    waiting = true;
    int timeout = timeoutNanos == Long.MAX_VALUE ? -1 : millis(timeoutNanos);
    Libc.poll(entries, count, woken ? 0 : timeout);
    waiting = false;
    if (woken) {
      woken = false;
      Libc.read(wake, counter, 0, counter.length);
    }
  }

  /** Rounded up, so that a deadline is not awaited in a busy loop. */
  private static int millis(long nanos) {
    return (int) Math.min(Integer.MAX_VALUE, (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
  }

  @Override
  public void wakeup() {
    woken = true;
    if (waiting) {
      Libc.write(wake, one, 0, one.length);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      Libc.close(wake);
      arena.close();
    }
  }
}
