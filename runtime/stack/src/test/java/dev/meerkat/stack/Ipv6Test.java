// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.link.AddressState;
import dev.meerkat.stack.link.AssignedAddress;
import dev.meerkat.stack.link.NetworkInterface;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.Datagrams;
import dev.meerkat.transport.ListenerLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** IPv6 between two hosts: addresses, neighbours, pieces, transport. */
class Ipv6Test {
  private static final long SECOND = TwoHosts.SECOND;

  @Test
  void hosts_autoConfigured_haveLinkLocalAddresses() {
    TwoHosts hosts = new TwoHosts(Faults.NONE, 1);
    hosts.left.autoConfigure(hosts.leftLink);
    hosts.right.autoConfigure(hosts.rightLink);
    hosts.simulation.pass(20 * SECOND);
    IpAddress there = only(hosts.rightLink);
    TwoHosts.Pings pings = new TwoHosts.Pings();
    hosts.left.pinger().ping(there, 56, SECOND, pings);
    hosts.simulation.pass(2 * SECOND);
    assertEquals(
        List.of(new IpAddress(6, there.high(), there.low(), hosts.leftLink.name()) + " 56"),
        pings.said);
  }

  private static IpAddress only(NetworkInterface on) {
    assertEquals(1, on.addresses().count());
    AssignedAddress address = on.addresses().all().get(0);
    assertEquals(AddressState.PREFERRED, address.state());
    return IpAddress.v6(address.high(), address.low());
  }

  @Test
  void sameAddressTwice_secondTaken_isDuplicate() {
    TwoHosts hosts = new TwoHosts(Faults.NONE, 1);
    hosts.left.address(hosts.leftLink, IpAddress.parse("2001:db8::1"), 64);
    hosts.simulation.pass(5 * SECOND);
    hosts.right.address(hosts.rightLink, IpAddress.parse("2001:db8::1"), 64);
    hosts.simulation.pass(5 * SECOND);
    assertEquals(AddressState.PREFERRED, hosts.leftLink.addresses().all().get(0).state());
    assertEquals(AddressState.DUPLICATE, hosts.rightLink.addresses().all().get(0).state());
  }

  @Test
  void largeEchoes_areAnswered_inPieces() {
    TwoHosts hosts = new TwoHosts(Faults.NONE, 2).v6();
    TwoHosts.Pings pings = new TwoHosts.Pings();
    for (int octets : new int[] {0, 1452, 1453, 30_000, 60_000}) {
      hosts.left.pinger().ping(IpAddress.parse("2001:db8::2"), octets, SECOND, pings);
      hosts.simulation.pass(2 * SECOND);
    }
    assertEquals(
        List.of(
            "2001:db8::2 0",
            "2001:db8::2 1452",
            "2001:db8::2 1453",
            "2001:db8::2 30000",
            "2001:db8::2 60000"),
        pings.said);
  }

  @Test
  void datagrams_echoed_wholeAndInPieces() {
    TwoHosts hosts = new TwoHosts(Faults.NONE, 3).v6();
    TwoHosts.Keeper answers = new TwoHosts.Keeper(false);
    TwoHosts.bind(hosts.right, "[2001:db8::2]:7", new TwoHosts.Keeper(true));
    Datagrams client = TwoHosts.bind(hosts.left, "[::]:0", answers);
    for (int length : new int[] {0, 1, 1452, 1453, 9000, 60_000}) {
      byte[] sent = TwoHosts.octets(length, length);
      assertTrue(client.send(Endpoint.parse("[2001:db8::2]:7"), sent, 0, length));
      hosts.simulation.pass(SECOND);
      assertArrayEquals(sent, answers.received.remove(0));
    }
  }

  @Test
  void nobodyAtPort_pingAndDatagram_areToldOf() {
    TwoHosts hosts = new TwoHosts(Faults.NONE, 4).v6();
    Datagrams client = TwoHosts.bind(hosts.left, "[::]:0", new TwoHosts.Keeper(false));
    client.send(Endpoint.parse("[2001:db8::2]:9"), new byte[4], 0, 4);
    hosts.simulation.pass(SECOND);
    assertEquals(1, TwoHosts.count(hosts.right, StackCounter.ICMP_ERRORS_SENT));
    assertEquals(1, TwoHosts.count(hosts.left, StackCounter.ICMP_ERRORS_RECEIVED));
  }

  @Test
  void transfer_overFaultyCable_isWhole() {
    for (long seed = 1; seed <= 10; seed++) {
      Faults faults = Faults.NONE.withLoss(0.03).withReordering(0.05, 10 * TwoHosts.MILLI);
      TwoHosts hosts = new TwoHosts(faults, seed).v6();
      Transfer server = new Transfer(TwoHosts.octets(seed, 50_000));
      Transfer client = new Transfer(TwoHosts.octets(~seed, 80_000));
      hosts.right.listen(
          Endpoint.anyAddress(80),
          ListenerLimits.DEFAULT,
          ConnectionLimits.DEFAULT,
          connection -> server);
      hosts.left.connect(Endpoint.parse("[2001:db8::2]:80"), ConnectionLimits.DEFAULT, client);
      hosts.simulation.passUntil(600 * SECOND, () -> client.reason != null);
      hosts.simulation.pass(10 * SECOND);
      assertEquals(CloseReason.ENDED, client.reason);
      assertArrayEquals(client.toSend, server.received.toByteArray());
      assertArrayEquals(server.toSend, client.received.toByteArray());
      assertEquals(List.of(), hosts.errors);
    }
  }
}
