// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import java.util.ArrayDeque;
import java.util.function.Supplier;

/**
 * Objects that a connection needs now and then, and others in between: made when none is idle, and
 * kept up to a limit for who comes next. Who takes one puts it in order itself.
 */
final class Spares<T> {
  private final ArrayDeque<T> idle = new ArrayDeque<>();
  private final Supplier<T> maker;
  private final int limit;

  /** None yet; at most {@code limit} lie idle. */
  Spares(int limit, Supplier<T> maker) {
    this.limit = limit;
    this.maker = maker;
  }

  T take() {
    T spare = idle.pollLast();
    return spare == null ? maker.get() : spare;
  }

  void give(T spare) {
    if (idle.size() < limit) {
      idle.addLast(spare);
    }
  }
}
