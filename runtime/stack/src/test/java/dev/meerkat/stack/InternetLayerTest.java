// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.InetChecksum;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.link.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tags, routers, sizes of paths, conflicts, pieces that do not come. */
class InternetLayerTest {
  private static final long SECOND = TwoHosts.SECOND;
  private static final long US = TwoHosts.RIGHT;

  private final TwoHosts hosts = new TwoHosts(Faults.NONE, 1);

  private void send(byte[] frame) {
    hosts.wire().send(hosts.simulation.clock().nanos(), frame, 0, frame.length, 0);
    hosts.simulation.pass(TwoHosts.MILLI);
  }

  @Test
  void tags_ofOneNetwork_areHeard_othersNot() {
    NetworkInterface here = hosts.left.vlan(hosts.leftLink, 7);
    NetworkInterface there = hosts.right.vlan(hosts.rightLink, 7);
    NetworkInterface apart = hosts.right.vlan(hosts.rightLink, 8);
    hosts.left.address(here, IpAddress.parse("10.7.0.1"), 24);
    hosts.right.address(there, IpAddress.parse("10.7.0.2"), 24);
    hosts.right.address(apart, IpAddress.parse("10.7.0.3"), 24);
    TwoHosts.Pings pings = new TwoHosts.Pings();
    hosts.left.pinger().ping(IpAddress.parse("10.7.0.2"), 1000, SECOND, pings);
    hosts.left.pinger().ping(IpAddress.parse("10.7.0.3"), 1000, SECOND, pings);
    hosts.simulation.pass(3 * SECOND);
    assertEquals(List.of("10.7.0.2 1000", "10.7.0.3 null"), pings.said);
    send(RawPackets.hex("000200000002 020000000066 8100 0009 0800 45"));
    assertEquals(1, TwoHosts.count(hosts.right, StackCounter.FRAME_OTHER_VLAN));
  }

  @Test
  void routerAdvertises_addressAndWays_comeAndGo() {
    hosts.right.autoConfigure(hosts.rightLink);
    hosts.simulation.pass(3 * SECOND);
    String prefix = "0304 40 c0 00001c20 00000e10 00000000 20010db8000100000000000000000000";
    String link = "0101 020000000066";
    String head = "8600 0000 40 00 001e 00000000 00000000";
    send(RawPackets.icmp6(US, "fe80::66", "ff02::1", 255, head + link + prefix));
    hosts.simulation.pass(3 * SECOND);
    assertEquals(1, hosts.right.routers().routers());
    assertTrue(
        hosts.rightLink.addresses().all().stream()
            .anyMatch(each -> each.toString().startsWith("2001:db8:1:") && each.prefix() == 64));
    TwoHosts.Pings pings = new TwoHosts.Pings();
    assertTrue(hosts.right.pinger().ping(IpAddress.parse("2001:db8:9::1"), 1, SECOND, pings) >= 0);
    hosts.simulation.pass(40 * SECOND);
    assertEquals(0, hosts.right.routers().routers());
    hosts.simulation.pass(8_000 * SECOND);
    assertEquals(0, hosts.right.routers().prefixes());
    assertEquals(1, hosts.rightLink.addresses().count());
  }

  @Test
  void packetTooBig_ofOurs_makesTheWaySmaller_forAWhile() {
    hosts.v4();
    TwoHosts.Pings pings = new TwoHosts.Pings();
    int sequence =
        hosts.right.pinger().ping(IpAddress.parse("10.0.0.99"), 1000, 60 * SECOND, pings);
    assertTrue(sequence >= 0);
    // The echo as it left: identifier and sequence are the only things that must be right.
    for (int id = 0; id < 65_536 && pings.said.isEmpty(); id++) {
      byte[] echo = new byte[8];
      echo[0] = 8;
      Bytes.putU16(echo, 4, id);
      Bytes.putU16(echo, 6, sequence);
      byte[] quoted = RawPackets.v4(US, "10.0.0.2", "10.0.0.99", 1, 1, 0x4000, echo);
      byte[] error = new byte[8 + 28];
      Bytes.putI64(error, 0, 0x0304_0000_0000_0258L);
      System.arraycopy(quoted, 14, error, 8, 28);
      Bytes.putU16(error, 2, InetChecksum.finish(InetChecksum.sum(error, 0, error.length)));
      byte[] frame = RawPackets.v4(US, "10.0.0.1", "10.0.0.2", 1, 1, 0, error);
      hosts.wire().send(hosts.simulation.clock().nanos(), frame, 0, frame.length, 0);
      hosts.simulation.settle();
    }
    assertEquals(List.of("10.0.0.99 TOO_LARGE"), pings.said);
    assertEquals(1, TwoHosts.count(hosts.right, StackCounter.PATH_MTU_LEARNED));
    hosts.right.pinger().ping(IpAddress.parse("10.0.0.99"), 1000, SECOND, pings);
    assertEquals(2, TwoHosts.count(hosts.right, StackCounter.FRAGMENTS_SENT));
    hosts.simulation.pass(700 * SECOND);
    hosts.right.pinger().ping(IpAddress.parse("10.0.0.99"), 1000, SECOND, pings);
    assertEquals(2, TwoHosts.count(hosts.right, StackCounter.FRAGMENTS_SENT));
  }

  @Test
  void restOfPacket_doesNotCome_senderIsTold() {
    hosts.v4();
    byte[] piece = new byte[64];
    send(RawPackets.v4(US, "10.0.0.1", "10.0.0.2", 17, 7, 0x2000, piece));
    send(RawPackets.v4(US, "10.0.0.1", "10.0.0.2", 17, 8, 0x2008, piece));
    hosts.simulation.pass(62 * SECOND);
    assertEquals(2, TwoHosts.count(hosts.right, StackCounter.REASSEMBLY_EXPIRED));
    // Only of the one whose first piece has come: RFC 792.
    assertEquals(1, TwoHosts.count(hosts.right, StackCounter.ICMP_ERRORS_SENT));
    assertEquals(0, hosts.right.reassemblies());
  }

  @Test
  void somebodyElseHasOurAddress_isTold_andDefendedOnce() {
    hosts.v4();
    List<String> told = new ArrayList<>();
    hosts.rightLink.conflicts((on, address, now) -> told.add(address.toString()));
    long before = TwoHosts.count(hosts.right, StackCounter.FRAMES_SENT);
    for (int i = 0; i < 5; i++) {
      send(RawPackets.arp(US, 1, 0x66, "10.0.0.2", "10.0.0.2"));
    }
    assertEquals(5, told.size());
    assertEquals(before + 1, TwoHosts.count(hosts.right, StackCounter.FRAMES_SENT));
  }
}
