// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.link.simulation.Simulation;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.DatagramLimits;
import dev.meerkat.transport.Datagrams;
import dev.meerkat.transport.ListenerLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two hosts on a cable, from handler to handler. */
class StackTransferTest {
  private static final long MILLI = 1_000_000;
  private static final long MINUTE = 60_000 * MILLI;

  private Simulation simulation;
  private List<Throwable> errors;
  private NetworkStack left;
  private NetworkStack right;

  private void hosts(LinkType type, Faults faults, long seed) {
    TwoHosts hosts = new TwoHosts(type, 1500, faults, seed).v4();
    simulation = hosts.simulation;
    errors = hosts.errors;
    left = hosts.left;
    right = hosts.right;
  }

  private void transfer(LinkType type, Faults faults, long seed, int there, int back) {
    hosts(type, faults, seed);
    Transfer server = new Transfer(TwoHosts.octets(seed, back));
    Transfer client = new Transfer(TwoHosts.octets(~seed, there));
    right.listen(
        Endpoint.parse("10.0.0.2:80"),
        ListenerLimits.DEFAULT,
        ConnectionLimits.DEFAULT.withIdleNanos(0).withLingerNanos(10 * MINUTE),
        connection -> server);
    left.connect(
        Endpoint.parse("10.0.0.2:80"),
        ConnectionLimits.DEFAULT
            .withIdleNanos(0)
            .withLingerNanos(10 * MINUTE)
            .withConnectNanos(10 * MINUTE),
        client);
    simulation.passUntil(
        60 * MINUTE,
        () ->
            client.reason != null
                && server.reason != null
                && left.connections() + right.connections() == 0);
    String state =
        "seed "
            + seed
            + "\n"
            + left.describe()
            + right.describe()
            + client.reason
            + server.reason
            + left.counters()
            + right.counters()
            + errors;
    assertEquals(List.of(), errors, state);
    assertArrayEquals(client.toSend, server.received.toByteArray(), state);
    assertArrayEquals(server.toSend, client.received.toByteArray(), state);
    assertEquals(CloseReason.ENDED, client.reason, state);
    assertEquals(CloseReason.ENDED, server.reason, state);
    assertEquals(0, left.connections() + right.connections(), state);
    assertEquals(0, left.bufferedBytes() + right.bufferedBytes(), state);
  }

  @Test
  void cleanCable_bothWays_whole() {
    transfer(LinkType.ETHERNET, Faults.NONE, 1, 1_000_000, 2_000_000);
    transfer(LinkType.IP, Faults.NONE, 2, 300_000, 0);
  }

  @Test
  void faultyCables_bothWays_whole() {
    for (long seed = 1; seed <= Integer.getInteger("seeds", 40); seed++) {
      StackTransferTest one = new StackTransferTest();
      // On Ethernet a damaged frame never arrives: ARP has no checksum of its own.
      boolean ethernet = seed % 2 == 0;
      one.transfer(
          ethernet ? LinkType.ETHERNET : LinkType.IP,
          Faults.NONE
              .withDelay(seed % 30 * MILLI, MILLI)
              .withLoss(0.05)
              .withDuplication(0.02)
              .withCorruption(ethernet ? 0 : 0.02)
              .withReordering(0.05, 10 * MILLI),
          seed,
          100_000,
          60_000);
    }
  }

  @Test
  void nobodyListens_connect_isRefused() {
    hosts(LinkType.ETHERNET, Faults.NONE, 3);
    Transfer client = new Transfer(new byte[10]);
    left.connect(Endpoint.parse("10.0.0.2:81"), ConnectionLimits.DEFAULT, client);
    simulation.pass(MINUTE);
    assertEquals(CloseReason.CONNECT_REFUSED, client.reason);
  }

  @Test
  void nobodyThere_connect_timesOut() {
    hosts(LinkType.ETHERNET, Faults.NONE, 3);
    Transfer client = new Transfer(new byte[10]);
    left.connect(Endpoint.parse("10.0.0.99:81"), ConnectionLimits.DEFAULT, client);
    simulation.pass(MINUTE);
    assertEquals(CloseReason.CONNECT_TIMEOUT, client.reason);
    assertEquals(0, left.connections());
  }

  @Test
  void largeDatagrams_echoed_inPieces() {
    hosts(LinkType.ETHERNET, Faults.NONE.withDelay(MILLI, MILLI), 4);
    DatagramLimits limits = new DatagramLimits(65_000, 16);
    right.bind(
        Endpoint.parse("10.0.0.2:7"),
        limits,
        new DatagramHandler() {
          @Override
          public void onDatagram(
              Datagrams port, Endpoint source, byte[] b, int offset, int length) {
            port.send(source, b, offset, length);
          }
        });
    List<byte[]> answers = new ArrayList<>();
    Datagrams client =
        left.bind(
            Endpoint.parse("10.0.0.1:0"),
            limits,
            new DatagramHandler() {
              @Override
              public void onDatagram(
                  Datagrams port, Endpoint source, byte[] b, int offset, int length) {
                answers.add(Arrays.copyOfRange(b, offset, offset + length));
              }
            });
    simulation.settle();
    client.send(Endpoint.parse("10.0.0.2:7"), new byte[1], 0, 1);
    simulation.pass(100 * MILLI);
    for (int length : new int[] {0, 1, 1472, 1473, 9000, 60_000}) {
      answers.clear();
      byte[] sent = TwoHosts.octets(length, length);
      assertTrue(client.send(Endpoint.parse("10.0.0.2:7"), sent, 0, length));
      simulation.pass(1000 * MILLI);
      assertEquals(1, answers.size(), "length " + length + " " + right.counters());
      assertArrayEquals(sent, answers.get(0));
    }
  }

  @Test
  void hostClosed_whileAConnectionIsHalfOpen_tellsNobodyOfIt() {
    hosts(LinkType.ETHERNET, Faults.NONE, 1);
    Transfer server = new Transfer(new byte[0]);
    Transfer client = new Transfer(new byte[0]);
    right.listen(
        Endpoint.parse("10.0.0.2:80"),
        ListenerLimits.DEFAULT,
        ConnectionLimits.DEFAULT,
        connection -> server);
    left.connect(Endpoint.parse("10.0.0.2:80"), ConnectionLimits.DEFAULT, client);
    while (!right.describe().contains("SYN_RECEIVED")) {
      left.poll(simulation.clock().nanos());
      right.poll(simulation.clock().nanos());
    }
    right.close();
    assertEquals(0, right.connections());
    assertNull(server.reason);
    left.close();
    assertEquals(CloseReason.LOOP_CLOSED, client.reason);
    assertEquals(List.of(), errors);
  }
}
