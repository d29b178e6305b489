// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link;

import java.util.concurrent.locks.LockSupport;

/** Waits in short naps, for devices that cannot wake anybody. */
public final class NapWaiter implements Waiter {
  private final long napNanos;
  private volatile Thread sleeper;
  private volatile boolean woken;

  /**
   * A waiter.
   *
   * @param napNanos most time until a device is looked at again
   */
  public NapWaiter(long napNanos) {
    if (napNanos < 1) {
      throw new IllegalArgumentException("napNanos must be above 0: " + napNanos);
    }
    this.napNanos = napNanos;
  }

  @Override
  public void await(long timeoutNanos) {
    if (timeoutNanos > 0 && !woken) {
      sleeper = Thread.currentThread();
      LockSupport.parkNanos(this, Math.min(napNanos, timeoutNanos));
      sleeper = null;
    }
    woken = false;
  }

  @Override
  public void wakeup() {
    woken = true;
    LockSupport.unpark(sleeper);
  }

  @Override
  public void close() {}
}
