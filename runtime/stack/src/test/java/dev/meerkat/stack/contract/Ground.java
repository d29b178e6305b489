// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.stack.TwoHosts;
import dev.meerkat.transport.Transport;
import dev.meerkat.transport.host.HostTransport;
import dev.meerkat.transport.memory.MemoryTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Two sides that can reach each other over one kind of transport, and the time that they live in.
 */
abstract class Ground implements AutoCloseable {
  static final long MILLI = 1_000_000;

  /** Time of the ground, virtual where it can be, for what must happen. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

  final List<Throwable> errors = new ArrayList<>();
  final IpAddress address;
  Transport server;
  Transport client;

  private Ground(String address) {
    this.address = IpAddress.parse(address);
  }

  /** What lies below. */
  enum Kind {
    MEMORY,
    HOST,
    STACK,
    STACK_OVER_IPV6,
    STACK_WITH_LOSS;

    Ground open() {
      return switch (this) {
        case MEMORY -> new Memory();
        case HOST -> new Host();
        case STACK -> new Stack("10.0.0.2", new TwoHosts(Faults.NONE, 1).v4());
        case STACK_OVER_IPV6 -> new Stack("2001:db8::2", new TwoHosts(Faults.NONE, 1).v6());
        case STACK_WITH_LOSS ->
            new Stack("10.0.0.2", new TwoHosts(Faults.NONE.withLoss(0.05), 1).v4());
      };
    }
  }

  /** Where a server listens. */
  Endpoint at(int port) {
    return new Endpoint(address, port);
  }

  /** Lets time pass until something is so, and fails if it never is. */
  void until(String what, BooleanSupplier isSo) {
    assertTrue(passUntil(PATIENCE_NANOS, isSo), () -> "never: " + what);
  }

  void pass(long nanos) {
    passUntil(nanos, () -> false);
  }

  abstract boolean passUntil(long nanos, BooleanSupplier isSo);

  /** Octets of buffers that are lent out. */
  abstract long bufferedBytes();

  @Override
  public void close() {
    client.close();
    server.close();
    assertEquals(0, bufferedBytes(), "buffers were not given back");
  }

  private static final class Memory extends Ground {
    private final MemoryTransport network;

    Memory() {
      super("127.0.0.1");
      network = new MemoryTransport((source, failure) -> errors.add(failure));
      server = network;
      client = network;
    }

    @Override
    boolean passUntil(long nanos, BooleanSupplier isSo) {
      network.settle();
      for (long passed = 0; !isSo.getAsBoolean() && passed < nanos; passed += MILLI) {
        network.pass(MILLI);
      }
      return isSo.getAsBoolean();
    }

    @Override
    long bufferedBytes() {
      return network.bufferedBytes();
    }
  }

  private static final class Host extends Ground {
    private final HostTransport there;
    private final HostTransport here;

    Host() {
      super("127.0.0.1");
      there = HostTransport.open((source, failure) -> errors.add(failure));
      here = HostTransport.open((source, failure) -> errors.add(failure));
      server = there;
      client = here;
    }

    @Override
    boolean passUntil(long nanos, BooleanSupplier isSo) {
      long end = System.nanoTime() + nanos;
      while (!isSo.getAsBoolean()) {
        long now = System.nanoTime();
        if (now - end >= 0) {
          return false;
        }
        if (there.loop().poll(now) + here.loop().poll(now) == 0) {
          LockSupport.parkNanos(MILLI / 10);
        }
      }
      return true;
    }

    @Override
    long bufferedBytes() {
      return there.bufferedBytes() + here.bufferedBytes();
    }
  }

  private static final class Stack extends Ground {
    private final TwoHosts hosts;

    Stack(String address, TwoHosts hosts) {
      super(address);
      this.hosts = hosts;
      server = hosts.right;
      client = hosts.left;
    }

    @Override
    boolean passUntil(long nanos, BooleanSupplier isSo) {
      boolean holds = hosts.simulation.passUntil(nanos, isSo);
      errors.addAll(hosts.errors);
      hosts.errors.clear();
      return holds;
    }

    @Override
    long bufferedBytes() {
      return hosts.left.bufferedBytes() + hosts.right.bufferedBytes();
    }
  }
}
