// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.ListenerLimits;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Floods while an honest transfer goes on: memory stays bounded, the transfer is whole. */
class FloodTest {
  /** What a host may keep while it is flooded: its tables, its buffers, what the test received. */
  private static final long MOST_HEAP = 12 << 20;

  private static final long SECOND = TwoHosts.SECOND;
  private static final long US = TwoHosts.RIGHT;
  private static final long EVERYBODY = 0xFFFF_FFFF_FFFFL;
  private static final int A_MILLISECOND = 20;

  private final TwoHosts hosts = new TwoHosts(Faults.NONE, 1).v4().v6();
  private final SplittableRandom random = new SplittableRandom(1);

  /** Throws packets at a host for as long as a transfer lasts. */
  private void flood(IntFunction<byte[]> packet) {
    Transfer server = new Transfer(TwoHosts.octets(1, 400_000));
    Transfer client = new Transfer(TwoHosts.octets(2, 400_000));
    hosts.right.listen(
        Endpoint.anyAddress(80),
        ListenerLimits.DEFAULT,
        ConnectionLimits.DEFAULT,
        connection -> server);
    hosts.left.connect(Endpoint.parse("10.0.0.2:80"), ConnectionLimits.DEFAULT, client);
    hosts.simulation.settle();
    long heap = heap();
    int sent = 0;
    for (int i = 0; i < 300 || server.reason == null && i < 20_000; i++) {
      for (int k = 0; k < A_MILLISECOND; k++) {
        byte[] frame = packet.apply(sent++);
        hosts.wire().send(hosts.simulation.clock().nanos(), frame, 0, frame.length, 0);
      }
      hosts.simulation.pass(TwoHosts.MILLI);
    }
    long more = heap() - heap;
    assertTrue(more < MOST_HEAP, more + " octets of heap more");
    hosts.simulation.pass(10 * SECOND);
    assertEquals(List.of(), hosts.errors);
    assertArrayEquals(client.toSend, server.received.toByteArray());
    assertArrayEquals(server.toSend, client.received.toByteArray());
  }

  private static long heap() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private String stranger() {
    return "10.0.0." + (10 + random.nextInt(240));
  }

  @Test
  void pieces_thatNeverComeTogether_areBounded() {
    flood(
        i ->
            RawPackets.v4(
                US, stranger(), "10.0.0.2", 17, i & 0xFFFF, 0x2000 | i % 100, new byte[64]));
    assertTrue(hosts.right.reassemblies() <= 16);
    assertTrue(TwoHosts.count(hosts.right, StackCounter.FRAGMENT_DROPPED) > 1000);
  }

  @Test
  void strangersOfArp_areBounded() {
    flood(i -> RawPackets.arp(US, 1, 0x02_0100_0000L + i, stranger(), "10.0.0.2"));
    assertTrue(hosts.rightLink.neighbors() <= 512);
    assertTrue(hosts.rightLink.waitingPackets() <= 64);
  }

  @Test
  void strangerWhoClaimsOurPeer_isDoubted() {
    flood(i -> RawPackets.arp(i % 2 == 0 ? US : EVERYBODY, 2, 0x66, "10.0.0.1", "10.0.0.2"));
    assertTrue(TwoHosts.count(hosts.right, StackCounter.ARP_DOUBTED) > 0);
  }

  @Test
  void echoes_areAnsweredUpToALimit() {
    flood(i -> RawPackets.echo(US, "10.0.0.77", "10.0.0.2", 1000));
    assertTrue(TwoHosts.count(hosts.right, StackCounter.ICMP_LIMITED) > 1000);
  }

  @Test
  void datagramsToNobody_areToldOfUpToALimit() {
    flood(
        i ->
            RawPackets.v4(
                US, stranger(), "10.0.0.2", 17, 1, 0, RawPackets.hex("0007 0009 0008 0000")));
    assertTrue(TwoHosts.count(hosts.right, StackCounter.ICMP_LIMITED) > 1000);
    assertTrue(hosts.rightLink.waitingPackets() <= 64);
  }

  @Test
  void framesOfNoise_breakNothing() {
    byte[] seed = RawPackets.icmp6(US, "fe80::1", "2001:db8::2", 255, "8000" + "00".repeat(60));
    byte[] other = RawPackets.echo(US, "10.0.0.9", "10.0.0.2", 60);
    flood(
        i -> {
          byte[] frame = (i % 2 == 0 ? seed : other).clone();
          for (int k = random.nextInt(6); k >= 0; k--) {
            frame[12 + random.nextInt(frame.length - 12)] = (byte) random.nextInt();
          }
          return frame;
        });
  }
}
