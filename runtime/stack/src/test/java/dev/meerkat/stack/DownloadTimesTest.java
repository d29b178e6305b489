// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.NapWaiter;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.link.simulation.Cable;
import dev.meerkat.link.simulation.Simulation;
import dev.meerkat.stack.tcp.TcpLimits;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.ListenerLimits;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * How long downloads of 100 KiB take, in virtual time, on a path of 20 ms that loses packets both
 * ways: from the open connection to the last octet.
 *
 * <p>{@code -Ddownloads=400} makes so many of each kind.
 */
class DownloadTimesTest {
  private static final long MILLI = 1_000_000;
  private static final long HOUR = 3_600_000 * MILLI;
  private static final int OCTETS = 100 << 10;
  private static final int COUNT = Integer.getInteger("downloads", 60);

  @Test
  void downloads_whileOneInTenIsLost_areSoonWhole() {
    long[] millis = new long[0];
    System.out.println("| lost | RACK-TLP | median | 95 of 100 | most |\n|---|---|---|---|---|");
    for (double loss : new double[] {0.01, 0.05, 0.1}) {
      for (boolean rack : new boolean[] {false, true}) {
        millis = downloads(loss, rack);
        System.out.printf(
            "| %.0f %% | %s | %,d | %,d | %,d |%n",
            100 * loss,
            rack ? "with" : "without",
            millis[COUNT / 2],
            millis[COUNT * 95 / 100],
            millis[COUNT - 1]);
      }
    }
    assertTrue(millis[COUNT / 2] < 1_000, "median " + millis[COUNT / 2] + " ms");
    assertTrue(millis[COUNT * 95 / 100] < 5_000, "95 of 100 " + millis[COUNT * 95 / 100] + " ms");
  }

  private static long[] downloads(double loss, boolean rack) {
    long[] millis = new long[COUNT];
    for (int i = 0; i < COUNT; i++) {
      millis[i] = download(1 + i, loss, rack) / MILLI;
    }
    Arrays.sort(millis);
    return millis;
  }

  private static long download(long seed, double loss, boolean rack) {
    Faults faults = Faults.NONE.withDelay(10 * MILLI, 0).withLoss(loss);
    Simulation simulation = new Simulation();
    Cable cable = new Cable(LinkType.IP, 1500, 0, 0, faults, seed);
    NetworkStack client = host(simulation, seed, rack);
    NetworkStack server = host(simulation, ~seed, rack);
    client.address(client.attach(cable.left()), IpAddress.parse("10.0.0.1"), 24);
    server.address(server.attach(cable.right()), IpAddress.parse("10.0.0.2"), 24);
    ConnectionLimits limits =
        ConnectionLimits.DEFAULT.withIdleNanos(0).withLingerNanos(HOUR).withConnectNanos(HOUR);
    Transfer source = new Transfer(TwoHosts.octets(seed, OCTETS));
    Transfer sink = new Transfer(new byte[] {'?'});
    server.listen(Endpoint.anyAddress(80), ListenerLimits.DEFAULT, limits, connection -> source);
    boolean[] open = {false};
    connect(client, limits, sink, open);
    simulation.passUntil(HOUR, () -> open[0]);
    long begun = simulation.clock().nanos();
    simulation.passUntil(HOUR, () -> sink.received.size() == OCTETS);
    assertTrue(sink.received.size() == OCTETS, () -> "seed " + seed + " " + server.describe());
    return simulation.clock().nanos() - begun;
  }

  private static void connect(
      NetworkStack client, ConnectionLimits limits, Transfer sink, boolean[] open) {
    client.connect(
        Endpoint.parse("10.0.0.2:80"),
        limits,
        new ConnectionHandler() {
          @Override
          public void onOpen(Connection connection) {
            open[0] = true;
            sink.onOpen(connection);
          }

          @Override
          public int onData(Connection connection, byte[] buffer, int offset, int length) {
            return sink.onData(connection, buffer, offset, length);
          }
        });
  }

  private static NetworkStack host(Simulation simulation, long seed, boolean rack) {
    StackLimits d = StackLimits.DEFAULT;
    NetworkStack stack =
        new NetworkStack(
            simulation.clock(),
            new NapWaiter(1),
            new StackLimits(d.link(), d.ip(), TcpLimits.DEFAULT.withRack(rack), d.buffers()),
            new SplittableRandom(seed),
            (source, failure) -> {
              throw new IllegalStateException(failure);
            });
    simulation.add(stack);
    return stack;
  }
}
