// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.link.LinkType;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.link.simulation.Cable;
import dev.meerkat.link.simulation.Simulation;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Two connections over a line on which everything goes wrong: each octet comes once, in order. */
class TcpTransferTest {
  private static final long MILLI = 1_000_000;
  private static final long HOUR = 3_600_000 * MILLI;

  @Test
  void transfers_overLinesWithRandomFaults_areWhole() {
    for (long seed = Long.getLong("seed", 1), last = seed + Integer.getInteger("seeds", 200);
        seed < last;
        seed++) {
      transfer(seed);
    }
  }

  private static void transfer(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Faults faults =
        Faults.NONE
            .withRate(
                random.nextBoolean() ? 0 : 1_000_000L << random.nextInt(12),
                20 + random.nextInt(500))
            .withDelay(random.nextLong(50 * MILLI), random.nextLong(5 * MILLI))
            .withLoss(random.nextInt(4) == 0 ? 0 : random.nextDouble() * 0.2)
            .withDuplication(random.nextDouble() * 0.05)
            .withCorruption(random.nextDouble() * 0.02)
            .withReordering(random.nextDouble() * 0.1, 20 * MILLI);
    Cable cable = new Cable(LinkType.IP, 70_000, 0, 0, faults, seed);
    int mss = 100 + random.nextInt(2000);
    TcpLimits limits = limits(random);
    BareHost client = new BareHost(cable.left(), limits, congestion(random), mss);
    BareHost server = new BareHost(cable.right(), limits, congestion(random), mss);
    client.toSend = octets(random, random.nextInt(300_000));
    server.toSend = octets(random, random.nextInt(300_000));
    client.endsAfterSending = true;
    server.endsAfterSending = true;
    if (random.nextInt(4) == 0) {
      server.readLimit = 1 + random.nextInt(5000);
    }
    server.listening = true;
    Simulation simulation = new Simulation();
    simulation.add(client);
    simulation.add(server);
    client.endpoint.connect(random.nextBoolean() ? -1000 : random.nextInt(), 0);
    try {
      simulation.passUntil(
          4 * HOUR,
          () ->
              client.failure != null
                  || server.failure != null
                  || client.sawEnd && server.sawEnd && client.forgotten && server.forgotten);
    } catch (RuntimeException | AssertionError failure) {
      throw new AssertionError(describe(seed, client, server), failure);
    }
    assertNull(client.failure, () -> describe(seed, client, server));
    assertNull(server.failure, () -> describe(seed, client, server));
    assertTrue(client.sawEnd && server.sawEnd, () -> describe(seed, client, server));
    assertArrayEquals(
        client.toSend, server.received.toByteArray(), () -> describe(seed, client, server));
    assertArrayEquals(
        server.toSend, client.received.toByteArray(), () -> describe(seed, client, server));
    assertTrue(client.forgotten && server.forgotten, () -> describe(seed, client, server));
    assertEquals(0, client.receivePool.lent() + client.sendPool.lent(), "seed " + seed);
    assertEquals(0, server.receivePool.lent() + server.sendPool.lent(), "seed " + seed);
    assertEquals(Long.MAX_VALUE, client.wheel.nextDeadline(), "seed " + seed);
  }

  private static String describe(long seed, BareHost client, BareHost server) {
    return "seed "
        + seed
        + "\nclient "
        + client.endpoint
        + " "
        + client.failure
        + " received "
        + client.received.size()
        + "/"
        + server.toSend.length
        + "\nserver "
        + server.endpoint
        + " "
        + server.failure
        + " received "
        + server.received.size()
        + "/"
        + client.toSend.length;
  }

  private static TcpLimits limits(SplittableRandom random) {
    TcpLimits d = TcpLimits.DEFAULT;
    return new TcpLimits(
        1000 + random.nextInt(200_000),
        1000 + random.nextInt(200_000),
        1 + random.nextInt(32),
        10,
        d.firstRtoNanos(),
        d.leastRtoNanos(),
        d.mostRtoNanos(),
        d.delayedAckNanos(),
        10,
        20 * HOUR,
        d.keepAliveIdleNanos(),
        d.keepAliveIntervalNanos(),
        d.keepAliveProbes(),
        d.finWaitNanos(),
        d.timeWaitNanos(),
        d.congestion(),
        d.synCookies(),
        random.nextInt(4) != 0,
        1 + random.nextInt(64),
        random.nextBoolean());
  }

  private static CongestionControl congestion(SplittableRandom random) {
    return random.nextBoolean() ? new NewReno(10) : new Cubic(10);
  }

  private static byte[] octets(SplittableRandom random, int count) {
    byte[] octets = new byte[count];
    random.nextBytes(octets);
    return octets;
  }
}
