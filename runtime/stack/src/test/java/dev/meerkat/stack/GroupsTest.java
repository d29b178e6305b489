// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.Datagrams;
import org.junit.jupiter.api.Test;

/** Groups, broadcast and connected ports. */
class GroupsTest {
  private static final long SECOND = TwoHosts.SECOND;

  private final TwoHosts hosts = new TwoHosts(Faults.NONE, 1).v4().v6();
  private final TwoHosts.Keeper kept = new TwoHosts.Keeper(false);
  private final Datagrams receiver = TwoHosts.bind(hosts.right, "[::]:5353", kept);
  private final Datagrams sender = TwoHosts.bind(hosts.left, "[::]:0", new TwoHosts.Keeper(false));

  private int received(String target) {
    kept.received.clear();
    sender.send(Endpoint.parse(target), new byte[3], 0, 3);
    hosts.simulation.pass(SECOND);
    return kept.received.size();
  }

  @Test
  void group_joinedAndLeft_isHeardMeanwhile() {
    for (String group : new String[] {"224.0.0.251", "ff02::fb"}) {
      String target = group.contains(":") ? "[" + group + "]:5353" : group + ":5353";
      assertEquals(0, received(target), group);
      receiver.join(IpAddress.parse(group));
      assertEquals(1, received(target), group);
      receiver.leave(IpAddress.parse(group));
      assertEquals(0, received(target), group);
    }
  }

  @Test
  void group_joinedTwice_isLeftAtOnce() {
    IpAddress group = IpAddress.parse("224.0.0.251");
    receiver.join(group);
    receiver.join(group);
    assertEquals(1, received("224.0.0.251:5353"));
    receiver.leave(group);
    assertEquals(0, received("224.0.0.251:5353"));
  }

  @Test
  void group_joinedAndLeft_isReportedTwice() {
    long before = TwoHosts.count(hosts.right, StackCounter.GROUP_REPORTS_SENT);
    receiver.join(IpAddress.parse("239.1.2.3"));
    hosts.simulation.pass(3 * SECOND);
    assertEquals(before + 2, TwoHosts.count(hosts.right, StackCounter.GROUP_REPORTS_SENT));
    receiver.close();
    hosts.simulation.pass(3 * SECOND);
    assertEquals(before + 4, TwoHosts.count(hosts.right, StackCounter.GROUP_REPORTS_SENT));
  }

  @Test
  void broadcast_isHeardByAll() {
    assertEquals(1, received("255.255.255.255:5353"));
    assertEquals(1, received("10.0.0.255:5353"));
  }

  @Test
  void connectedPort_hearsItsPeerAlone_andThatNobodyIsThere() {
    boolean[] told = {false};
    Datagrams port =
        TwoHosts.bind(
            hosts.left,
            "[::]:0",
            new DatagramHandler() {
              @Override
              public void onUnreachable(Datagrams datagrams) {
                told[0] = true;
              }
            });
    port.connect(Endpoint.parse("10.0.0.2:9"));
    port.send(Endpoint.parse("10.0.0.2:9"), new byte[1], 0, 1);
    hosts.simulation.pass(SECOND);
    assertTrue(told[0]);
    receiver.connect(Endpoint.parse("10.0.0.1:1"));
    assertEquals(0, received("10.0.0.2:5353"));
    receiver.connect(new Endpoint(IpAddress.parse("10.0.0.1"), sender.local().port()));
    assertEquals(1, received("10.0.0.2:5353"));
  }
}
