// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.stack;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.core.time.SystemClock;
import dev.meerkat.link.Device;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.NapWaiter;
import dev.meerkat.link.memory.DevicePair;
import dev.meerkat.stack.NetworkStack;
import dev.meerkat.stack.StackLimits;
import dev.meerkat.stack.count.StackCounter;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** Two hosts on a cable in memory, both driven by one thread. */
final class MemoryHosts implements AutoCloseable {
  static final Endpoint SERVER = Endpoint.parse("10.0.0.2:80");
  private static final int QUEUE_BYTES = 4 << 20;
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final SystemClock clock = new SystemClock();
  private final NetworkStack client;
  private final NetworkStack server;

  /** Two hosts; every frame carries at most so many octets of IP. */
  MemoryHosts(int mtu, StackLimits limits) {
    DevicePair cable = new DevicePair(LinkType.ETHERNET, mtu, QUEUE_BYTES);
    client = host(cable.left(), "10.0.0.1", limits);
    server = host(cable.right(), "10.0.0.2", limits);
  }

  private NetworkStack host(Device device, String address, StackLimits limits) {
    NetworkStack stack =
        new NetworkStack(
            clock,
            new NapWaiter(1),
            limits,
            new SplittableRandom(1),
            (source, failure) -> {
              throw new IllegalStateException(failure);
            });
    stack.address(stack.attach(device), IpAddress.parse(address), 24);
    return stack;
  }

  NetworkStack client() {
    return client;
  }

  NetworkStack server() {
    return server;
  }

  /** One turn of both. */
  void turn() {
    client.poll(clock.nanos());
    server.poll(clock.nanos());
  }

  /** Turns until something is so. */
  void until(BooleanSupplier done, String what) {
    long deadline = clock.nanos() + PATIENCE_NANOS;
    while (!done.getAsBoolean()) {
      turn();
      if (clock.nanos() > deadline) {
        throw new IllegalStateException("waited in vain for " + what + "\n" + client.describe());
      }
    }
  }

  /** Turns for a time. */
  void forNanos(long nanos) {
    long end = clock.nanos() + nanos;
    while (clock.nanos() < end) {
      turn();
    }
  }

  /** Segments that both have sent. */
  long segments() {
    return client.counters().get(StackCounter.TCP_SENT)
        + server.counters().get(StackCounter.TCP_SENT);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
