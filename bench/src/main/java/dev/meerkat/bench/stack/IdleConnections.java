// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.stack;

import dev.meerkat.stack.StackLimits;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.ListenerLimits;

/** What open connections weigh that have moved octets and now say nothing. */
final class IdleConnections {
  private static final int AT_A_TIME = 200;

  private int opened;
  private int heard;

  private IdleConnections() {}

  /**
   * Opens connections between two hosts in this heap.
   *
   * @return octets of heap that one end of one connection takes, engines' handlers left out
   */
  static double octetsEach(int count) {
    try (MemoryHosts hosts = new MemoryHosts(1500, StackLimits.DEFAULT)) {
      IdleConnections run = new IdleConnections();
      run.open(hosts, AT_A_TIME);
      long before = heap();
      run.open(hosts, count);
      return (heap() - before) / (2.0 * count);
    }
  }

  private void open(MemoryHosts hosts, int count) {
    ConnectionLimits limits = ConnectionLimits.DEFAULT.withIdleNanos(0);
    ConnectionHandler client = new Greeter();
    ConnectionHandler server = new Listener();
    if (opened == 0) {
      hosts
          .server()
          .listen(
              MemoryHosts.SERVER,
              ListenerLimits.DEFAULT.withConnections(1 << 20),
              limits,
              connection -> server);
    }
    int target = opened + count;
    for (int begun = opened; begun < target; ) {
      int most = Math.min(target, begun + AT_A_TIME);
      for (; begun < most; begun++) {
        hosts.client().connect(MemoryHosts.SERVER, limits, client);
      }
      hosts.until(() -> heard == most && opened == most, "connections");
    }
    hosts.forNanos(100_000_000);
  }

  private static long heap() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  private final class Greeter implements ConnectionHandler {
    @Override
    public void onOpen(Connection connection) {
      opened++;
      connection.write(new byte[] {1}, 0, 1);
    }
  }

  private final class Listener implements ConnectionHandler {
    @Override
    public int onData(Connection connection, byte[] buffer, int offset, int length) {
      heard++;
      return length;
    }
  }
}
