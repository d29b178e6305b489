// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.IpAddress;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.stack.TwoHosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The states of a client, on virtual time. RFC 2131. */
class DhcpTest {
  private static final long SECOND = TwoHosts.SECOND;
  private static final IpAddress SERVER = IpAddress.parse("10.1.0.1");
  private static final IpAddress FIRST = IpAddress.parse("10.1.0.10");

  private final List<String> said = new ArrayList<>();
  private TwoHosts hosts;
  private DhcpServer server;
  private DhcpClient client;

  private void network(Faults faults, long seed, DhcpPool pool) {
    hosts = new TwoHosts(faults, seed);
    hosts.right.address(hosts.rightLink, SERVER, 24);
    server = new DhcpServer(hosts.right.dhcpHost(), hosts.rightLink, pool);
    client = newClient();
  }

  private DhcpClient newClient() {
    return hosts.left.dhcp().client(hosts.leftLink, DhcpLimits.DEFAULT, new Said());
  }

  private final class Said implements DhcpListener {
    @Override
    public void onBound(DhcpClient which, DhcpLease lease) {
      said.add("bound " + lease.address());
    }

    @Override
    public void onLost(DhcpClient which) {
      said.add("lost");
    }
  }

  private static DhcpPool pool(long seconds) {
    IpAddress dns = IpAddress.parse("10.1.0.53");
    return new DhcpPool(FIRST, 5, 24, seconds, SERVER, List.of(dns), 1400, Map.of());
  }

  @Test
  void freshClient_started_isBoundWithAllSettings() {
    network(Faults.NONE, 1, pool(3600));
    client.start();
    hosts.simulation.pass(10 * SECOND);
    assertEquals(DhcpState.BOUND, client.state());
    assertEquals(FIRST, client.lease().address());
    assertEquals(24, client.lease().prefix());
    assertEquals(SERVER, client.lease().router());
    assertEquals(List.of(IpAddress.parse("10.1.0.53")), client.lease().nameServers());
    assertEquals(1400, client.lease().mtu());
    assertEquals(2, hosts.left.routes().all().size());
    TwoHosts.Pings pings = new TwoHosts.Pings();
    hosts.left.pinger().ping(SERVER, 8, SECOND, pings);
    hosts.simulation.pass(2 * SECOND);
    assertEquals(List.of("10.1.0.1 8"), pings.said);
  }

  @Test
  void lossyLinks_clientsAreBound_andStay() {
    for (long seed = 1; seed <= 20; seed++) {
      said.clear();
      network(Faults.NONE.withLoss(0.3).withDuplication(0.1), seed, pool(600));
      client.start();
      hosts.simulation.pass(600 * SECOND);
      assertEquals("bound 10.1.0.10", said.isEmpty() ? "seed " + seed : said.get(0));
      hosts.simulation.pass(3_000 * SECOND);
      assertTrue(said.size() > 4, "seed " + seed + said);
      assertEquals(List.of(), hosts.errors);
    }
  }

  @Test
  void lease_halfOver_isMadeLonger() {
    network(Faults.NONE, 2, pool(100));
    client.start();
    hosts.simulation.pass(1_000 * SECOND);
    assertEquals(DhcpState.BOUND, client.state());
    assertTrue(said.size() >= 15 && !said.contains("lost"), said.toString());
  }

  @Test
  void serverGone_leaseOver_addressIsLost() {
    network(Faults.NONE, 3, pool(100));
    client.start();
    hosts.simulation.pass(10 * SECOND);
    server.close();
    hosts.simulation.pass(60 * SECOND);
    assertEquals(DhcpState.RENEWING, client.state());
    hosts.simulation.pass(25 * SECOND);
    assertEquals(DhcpState.REBINDING, client.state());
    hosts.simulation.pass(30 * SECOND);
    assertEquals(DhcpState.SELECTING, client.state());
    assertEquals(List.of("bound 10.1.0.10", "lost"), said);
    assertEquals(0, hosts.leftLink.ipv4());
    assertEquals(List.of(), hosts.left.routes().all());
  }

  @Test
  void knownAddress_begunAgain_isAskedForAtOnce() {
    network(Faults.NONE, 4, pool(1000));
    client.start();
    hosts.simulation.pass(10 * SECOND);
    client.stop();
    client = newClient();
    client.start(FIRST);
    hosts.simulation.pass(10 * SECOND);
    assertEquals(FIRST, client.lease().address());
  }

  @Test
  void addressOfAnotherNetwork_begunAgain_isRefusedAndAnotherGiven() {
    network(Faults.NONE, 5, pool(1000));
    client.start(IpAddress.parse("192.168.7.7"));
    hosts.simulation.pass(60 * SECOND);
    assertEquals(FIRST, client.lease().address());
  }

  @Test
  void addressInUse_probed_isDeclined() {
    network(Faults.NONE, 6, pool(1000));
    // The server's own link has somebody at the pool's first address: the server itself.
    hosts.right.address(hosts.rightLink, FIRST, 24);
    client.start();
    hosts.simulation.pass(60 * SECOND);
    assertNotEquals(FIRST, client.lease().address());
  }

  @Test
  void lease_released_isGivenBack() {
    network(Faults.NONE, 7, DhcpPool.of(FIRST, 1, 24, 1000));
    client.start();
    hosts.simulation.pass(10 * SECOND);
    client.release();
    hosts.simulation.pass(SECOND);
    assertEquals(DhcpState.STOPPED, client.state());
    assertNull(client.lease());
    assertEquals(List.of("bound 10.1.0.10", "lost"), said);
  }

  @Test
  void hardwareReserved_asks_getsItsAddress() {
    IpAddress kept = IpAddress.parse("10.1.0.200");
    Map<Long, IpAddress> reserved = Map.of(TwoHosts.LEFT, kept);
    network(Faults.NONE, 8, new DhcpPool(FIRST, 1, 24, 1000, null, List.of(), 0, reserved));
    client.start();
    hosts.simulation.pass(10 * SECOND);
    assertEquals(kept, client.lease().address());
  }
}
