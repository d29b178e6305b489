// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.memory;

import dev.meerkat.core.loop.Poller;
import dev.meerkat.transport.stream.Turns;

/** Never waits: the network's owner moves the time. */
final class MemoryPoller implements Poller {
  private final MemoryTransport network;
  private final Turns turns;

  MemoryPoller(MemoryTransport network, Turns turns) {
    this.network = network;
    this.turns = turns;
  }

  @Override
  public void await(long timeoutNanos) {
    network.select();
  }

  @Override
  public int ingress(long nowNanos) {
    return turns.ingress(nowNanos, Integer.MAX_VALUE);
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
  public void wakeup() {}

  @Override
  public void close() {
    network.closeAll();
  }
}
