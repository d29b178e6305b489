// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.loop;

/**
 * Where a loop waits, and the two halves of its journey to the outside.
 *
 * <p>All methods but {@link #wakeup} belong to the loop's thread. Ingress never writes: it marks,
 * and egress writes what was marked by ingress, tasks and timers.
 */
public interface Poller extends AutoCloseable {
  /**
   * Waits until something can be done, {@link #wakeup} was called, or the time is over.
   *
   * @param timeoutNanos 0 looks without waiting; {@link Long#MAX_VALUE} waits without end
   */
  void await(long timeoutNanos);

  /**
   * Delivers what has come in, a bounded part of it.
   *
   * @return how many events were delivered
   */
  int ingress(long nowNanos);

  /**
   * Sends what was marked, a bounded part of it.
   *
   * @return how many marks were served
   */
  int egress(long nowNanos);

  /** Whether a bound has left work to the next turn, so that the loop must not wait. */
  boolean hasWork();

  /** Ends {@link #await}, or makes the next one return at once. From any thread. */
  void wakeup();

  /** Closes everything that is open; handlers are told. */
  @Override
  void close();
}
