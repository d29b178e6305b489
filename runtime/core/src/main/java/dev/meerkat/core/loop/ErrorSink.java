// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.loop;

/**
 * Who hears of exceptions that came out of handlers, tasks and timers.
 *
 * <p>Called on the loop's thread. It is meant for a programmer's mistakes: hostile bytes never get
 * here. An exception out of a sink is dropped.
 */
@FunctionalInterface
public interface ErrorSink {
  /**
   * Something of the user's failed and was contained.
   *
   * @param source what failed: a handler, task or timer
   */
  void onError(Object source, Throwable failure);
}
