// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link;

/** Where a thread waits for its devices. Everything but {@link #wakeup} on that thread. */
public interface Waiter extends AutoCloseable {
  /**
   * Waits until a device has frames, {@link #wakeup} was called, or the time is over.
   *
   * @param timeoutNanos 0 returns at once; {@link Long#MAX_VALUE} waits without end
   */
  void await(long timeoutNanos);

  /** Ends {@link #await}, or makes the next one return at once. From any thread. */
  void wakeup();

  /** Gives everything back. */
  @Override
  void close();
}
