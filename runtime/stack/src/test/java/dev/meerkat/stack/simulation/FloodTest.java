// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.simulation;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.link.Device;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.link.simulation.Cable;
import dev.meerkat.link.simulation.LearningSwitch;
import dev.meerkat.link.simulation.Simulation;
import dev.meerkat.stack.StackLimits;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.ListenerLimits;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Floods of frames: memory stays bounded, and an honest transfer goes on and ends whole. */
class FloodTest {
  static final int PORT = 80;

  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long FLOODED = 5 * SECOND;
  private static final int OCTETS = 3_000_000;
  private static final int BACKLOG = 64;
  private static final long MOST_HEAP = 12 << 20;

  private final Simulation simulation = new Simulation();
  private final LearningSwitch hub = new LearningSwitch(16);
  private final SimulatedHost client;
  private final SimulatedHost server;

  FloodTest() {
    simulation.add(hub);
    client = host(1);
    server = host(2);
  }

  private SimulatedHost host(int number) {
    SimulatedHost host =
        new SimulatedHost(
            simulation.clock(),
            StackLimits.DEFAULT,
            number,
            port(0x02_00_00_00_00_00L + number),
            IpAddress.parse("10.0.0." + number));
    simulation.add(host);
    return host;
  }

  private Device port(long address) {
    Faults faults = Faults.NONE.withDelay(SECOND / 1000, 0).withRate(100_000_000, 1000);
    Cable cable = new Cable(LinkType.ETHERNET, 1500, address, 0x02_FF, faults, address);
    hub.plug(cable.right());
    return cable.left();
  }

  /** What the attacker sends. */
  enum Flood {
    SYN,
    SEGMENT,
    PIECE,
    ECHO,
    DATAGRAM,
    ARP;

    private Attacker.Kind kind() {
      return switch (this) {
        case SYN -> Attacker::syn;
        case SEGMENT -> Attacker::segment;
        case PIECE -> Attacker::piece;
        case ECHO -> Attacker::echo;
        case DATAGRAM -> Attacker::datagram;
        case ARP -> Attacker::arp;
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void flood_honestTransferGoesOn_memoryIsBounded(Flood flood) {
    TransferSide asking = side(1, 2, OCTETS);
    TransferSide answering = side(2, 1, OCTETS);
    ConnectionLimits limits = ConnectionLimits.DEFAULT.withIdleNanos(0);
    Endpoint target = new Endpoint(server.address(), PORT);
    var listener =
        server
            .stack()
            .listen(
                target,
                new ListenerLimits(BACKLOG, 1000, 64, SECOND),
                limits,
                connection -> answering);
    client.stack().connect(target, limits, asking);
    simulation.passUntil(MINUTE, () -> answering.received() > 0);
    long heap = heap();

    Attacker attacker =
        new Attacker(
            port(0x02_00_00_00_00_66L), flood.kind(), simulation.clock().nanos() + FLOODED);
    simulation.add(attacker);
    long before = asking.received();
    simulation.pass(FLOODED / 2);
    String state = flood + "\n" + server.stack().counters() + "\n" + asking + "\n" + answering;
    assertTrue(asking.received() > before, state);
    assertTrue(server.stack().connections() <= BACKLOG + 1, state);
    assertTrue(heap() - heap < MOST_HEAP, state + "\n" + (heap() - heap) + " octets more");

    simulation.passUntil(10 * MINUTE, () -> asking.isOver() && answering.isOver());
    assertTrue(attacker.sent() > 50_000, state);
    assertNull(asking.shortfall(OCTETS), state);
    assertNull(answering.shortfall(OCTETS), state);
    listener.close();
    simulation.pass(60 * MINUTE);
    assertNull(client.leftover(), state);
    assertNull(server.leftover(), state);
  }

  private static TransferSide side(long sendKey, long receiveKey, int octets) {
    return new TransferSide(new SplittableRandom(5), sendKey, receiveKey, octets, false);
  }

  private static long heap() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
