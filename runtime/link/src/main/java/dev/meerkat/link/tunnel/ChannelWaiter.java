// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.tunnel;

import dev.meerkat.link.Waiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** Waits for channels that have something to read, and for being woken. */
public final class ChannelWaiter implements Waiter {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Selector selector;

  /** A waiter for channels that are open and do not block. */
  public ChannelWaiter(SelectableChannel... channels) throws IOException {
    selector = Selector.open();
    for (SelectableChannel channel : channels) {
      channel.register(selector, SelectionKey.OP_READ);
    }
  }

  @Override
  public void await(long timeoutNanos) {
    if (!selector.isOpen()) {
      return;
    }
    try {
      if (timeoutNanos <= 0) {
        selector.selectNow();
      } else {
        selector.select(millis(timeoutNanos));
      }
      selector.selectedKeys().clear();
    } catch (IOException failure) {
      throw new UncheckedIOException("the host cannot wait for its sockets", failure);
    }
  }

  /** Rounded up; 0 would be for ever. */
  private static long millis(long nanos) {
    return nanos == Long.MAX_VALUE ? 0 : Math.max(1, nanos / NANOS_PER_MILLI + 1);
  }

  @Override
  public void wakeup() {
    selector.wakeup();
  }

  @Override
  public void close() {
    try {
      selector.close();
    } catch (IOException gone) {
      throw new UncheckedIOException("the host cannot close its selector", gone);
    }
  }
}
