// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.NapWaiter;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.link.simulation.Cable;
import dev.meerkat.link.simulation.Node;
import dev.meerkat.link.simulation.Simulation;
import dev.meerkat.stack.link.NetworkInterface;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.DatagramLimits;
import dev.meerkat.transport.Datagrams;
import dev.meerkat.transport.ListenerLimits;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Two hosts on a cable, from handler to handler. */
class StackTransferTest {
  private static final long MILLI = 1_000_000;
  private static final long MINUTE = 60_000 * MILLI;

  private final Simulation simulation = new Simulation();
  private final List<Throwable> errors = new ArrayList<>();
  private Cable cable;
  private NetworkStack left;
  private NetworkStack right;

  private void hosts(LinkType type, Faults faults, long seed) {
    cable = new Cable(type, 1500, 0x02_0000_0001L, 0x02_0000_0002L, faults, seed);
    left = host(seed);
    right = host(seed + 1);
    on(left, left.attach(cable.left()), "10.0.0.1");
    on(right, right.attach(cable.right()), "10.0.0.2");
  }

  private NetworkStack host(long seed) {
    NetworkStack stack =
        new NetworkStack(
            simulation.clock(),
            new NapWaiter(1),
            StackLimits.DEFAULT,
            new SplittableRandom(seed),
            (source, failure) -> errors.add(failure));
    simulation.add(
        new Node() {
          @Override
          public int poll(long nowNanos) {
            return stack.poll(nowNanos);
          }

          @Override
          public long nextDeadline() {
            return stack.nextDeadline();
          }
        });
    return stack;
  }

  private static void on(NetworkStack stack, NetworkInterface link, String address) {
    stack.address(link, IpAddress.parse(address), 24);
  }

  /** Sends octets, keeps what comes, ends when all is sent. */
  private static final class Peer implements ConnectionHandler {
    final byte[] toSend;
    final ByteArrayOutputStream received = new ByteArrayOutputStream();
    CloseReason reason;
    private int sent;

    Peer(byte[] toSend) {
      this.toSend = toSend;
    }

    @Override
    public void onOpen(Connection connection) {
      connection.readWhileFull(true);
      onWritable(connection);
    }

    @Override
    public void onWritable(Connection connection) {
      sent += connection.write(toSend, sent, toSend.length - sent);
      if (sent == toSend.length) {
        connection.endOutput();
      }
    }

    @Override
    public int onData(Connection connection, byte[] buffer, int offset, int length) {
      received.write(buffer, offset, length);
      return length;
    }

    @Override
    public void onEnd(Connection connection) {
      if (sent == toSend.length) {
        connection.close();
      }
    }

    @Override
    public void onClose(Connection connection, CloseReason why) {
      reason = why;
    }
  }

  private static byte[] octets(long seed, int count) {
    byte[] octets = new byte[count];
    new SplittableRandom(seed).nextBytes(octets);
    return octets;
  }

  private void transfer(LinkType type, Faults faults, long seed, int there, int back) {
    hosts(type, faults, seed);
    Peer server = new Peer(octets(seed, back));
    Peer client = new Peer(octets(~seed, there));
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
    Peer client = new Peer(new byte[10]);
    left.connect(Endpoint.parse("10.0.0.2:81"), ConnectionLimits.DEFAULT, client);
    simulation.pass(MINUTE);
    assertEquals(CloseReason.CONNECT_REFUSED, client.reason);
  }

  @Test
  void nobodyThere_connect_timesOut() {
    hosts(LinkType.ETHERNET, Faults.NONE, 3);
    Peer client = new Peer(new byte[10]);
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
      byte[] sent = octets(length, length);
      assertTrue(client.send(Endpoint.parse("10.0.0.2:7"), sent, 0, length));
      simulation.pass(1000 * MILLI);
      assertEquals(1, answers.size(), "length " + length + " " + right.counters());
      assertArrayEquals(sent, answers.get(0));
    }
  }
}
