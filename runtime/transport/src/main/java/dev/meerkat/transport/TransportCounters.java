// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport;

import dev.meerkat.core.count.Counters;

/** The counters of one transport: what happened, and how connections ended. */
public final class TransportCounters {
  private final Counters<TransportCounter> events = new Counters<>(TransportCounter.class);
  private final Counters<CloseReason> closes = new Counters<>(CloseReason.class);

  public TransportCounters() {}

  public void increment(TransportCounter what) {
    events.increment(what);
  }

  public void add(TransportCounter what, long amount) {
    events.add(what, amount);
  }

  public void closed(CloseReason reason) {
    closes.increment(reason);
  }

  public long get(TransportCounter what) {
    return events.get(what);
  }

  /** How many connections ended in this way. */
  public long get(CloseReason reason) {
    return closes.get(reason);
  }

  /** All that are not 0. */
  @Override
  public String toString() {
    return events + " closed: " + closes;
  }
}
