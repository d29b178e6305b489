// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.host;

import dev.meerkat.core.loop.Poller;
import dev.meerkat.transport.TransportException;
import dev.meerkat.transport.TransportException.Reason;
import dev.meerkat.transport.stream.Turns;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.function.Consumer;

/** The selector: waits, and puts in line what is ready. */
final class HostPoller implements Poller {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Selector selector;
  private final Turns turns;
  private final int eventsPerTurn;
  private final Consumer<SelectionKey> ready = this::ready;
  private boolean closed;

  HostPoller(Selector selector, Turns turns, int eventsPerTurn) {
    this.selector = selector;
    this.turns = turns;
    this.eventsPerTurn = eventsPerTurn;
  }

  SelectionKey register(SelectableChannel channel, int ops, Selected selected) {
    try {
      return channel.register(selector, ops, selected);
    } catch (ClosedChannelException impossible) {
      throw new TransportException(Reason.OTHER, "registered a closed channel", impossible);
    }
  }

  @Override
  public void await(long timeoutNanos) {
    if (closed) {
      return;
    }
    try {
      if (timeoutNanos == 0) {
        selector.selectNow(ready);
      } else {
        selector.select(ready, millis(timeoutNanos));
      }
    } catch (IOException failure) {
      throw new TransportException(Reason.OTHER, "the selector failed", failure);
    }
  }

  @Override
  public int ingress(long nowNanos) {
    return turns.ingress(nowNanos, eventsPerTurn);
  }

  @Override
  public int egress(long nowNanos) {
    return turns.egress(nowNanos);
  }

  @Override
  public boolean hasWork() {
    return turns.hasWork();
  }

  @Override
  public void wakeup() {
    selector.wakeup();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    for (SelectionKey key : new ArrayList<>(selector.keys())) {
      ((Selected) key.attachment()).closeNow();
    }
    try {
      selector.close();
    } catch (IOException failure) {
      throw new TransportException(Reason.OTHER, "the selector could not be closed", failure);
    }
  }

  private void ready(SelectionKey key) {
    ((Selected) key.attachment()).selected(key.readyOps());
  }

  /** Rounded up, so that a timer is not awaited in a busy loop; 0 waits without end. */
  private static long millis(long timeoutNanos) {
    return timeoutNanos == Long.MAX_VALUE ? 0 : (timeoutNanos - 1) / NANOS_PER_MILLI + 1;
  }
}
