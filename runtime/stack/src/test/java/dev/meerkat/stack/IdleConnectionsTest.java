// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.ListenerLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What open connections weigh that have moved octets, lost some, and now say nothing. */
class IdleConnectionsTest {
  /** Octets of heap for one end, all that is reachable from it; an engine's own left out. */
  private static final int MOST_OCTETS = 1024;

  private static final int CONNECTIONS = 10_000;
  private static final int FIRST = 1_000;
  private static final int AT_A_TIME = 200;
  private static final int OCTETS = 3000;
  private static final long SMALL_REFERENCES = 32L << 30;

  private final ConnectionLimits limits = ConnectionLimits.DEFAULT.withIdleNanos(0);
  private int opened;
  private int heard;

  private final ConnectionHandler client =
      new ConnectionHandler() {
        private final byte[] greeting = new byte[OCTETS];

        @Override
        public void onOpen(Connection connection) {
          opened++;
          connection.write(greeting, 0, OCTETS);
        }
      };

  private final ConnectionHandler server =
      new ConnectionHandler() {
        @Override
        public int onData(Connection connection, byte[] buffer, int offset, int length) {
          heard += length;
          return length;
        }
      };

  @Test
  void connections_thatAreIdle_weighLessThanAKilobyteAnEnd() {
    assertBound(Faults.NONE);
  }

  @Test
  void connections_thatHaveLostSegments_giveBackWhatTheyNeededForIt() {
    assertBound(Faults.NONE.withLoss(0.05));
  }

  private void assertBound(Faults faults) {
    assumeTrue(
        Runtime.getRuntime().maxMemory() < SMALL_REFERENCES,
        "with so much heap a reference takes eight octets");
    TwoHosts hosts = new TwoHosts(faults, 1).v4();
    hosts.right.listen(
        Endpoint.anyAddress(80),
        ListenerLimits.DEFAULT.withConnections(2 * CONNECTIONS),
        limits,
        connection -> server);
    // What the host keeps for all of them is there after some.
    open(hosts, FIRST);
    long before = heap();
    open(hosts, CONNECTIONS);
    long each = (heap() - before) / (2 * CONNECTIONS);
    assertEquals(List.of(), hosts.errors);
    assertEquals(FIRST + CONNECTIONS, hosts.left.connections());
    assertTrue(each < MOST_OCTETS, each + " octets an end");
  }

  private void open(TwoHosts hosts, int count) {
    for (int begun = 0; begun < count; begun += AT_A_TIME) {
      for (int i = 0; i < AT_A_TIME; i++) {
        hosts.left.connect(Endpoint.parse("10.0.0.2:80"), limits, client);
      }
      hosts.simulation.pass(120 * TwoHosts.SECOND);
    }
    assertEquals(opened * OCTETS, heard);
  }

  private static long heap() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
