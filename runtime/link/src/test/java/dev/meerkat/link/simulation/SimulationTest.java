// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.link.Device;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.fault.Faults;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final long MILLI = 1_000_000;
  private static final long BROADCAST = 0xFFFF_FFFF_FFFFL;

  private final Simulation simulation = new Simulation();

  /** Counts what comes in. */
  private final class Host implements Node {
    final Device port;
    final List<Long> arrivals = new ArrayList<>();

    Host(Device port) {
      this.port = port;
      simulation.add(this);
    }

    @Override
    public int poll(long nowNanos) {
      return port.receive(nowNanos, 100, (b, o, l, x) -> arrivals.add(nowNanos));
    }

    @Override
    public long nextDeadline() {
      return port.nextDeadline();
    }

    void send(long target) {
      byte[] frame = new byte[60];
      Bytes.putU48(frame, 0, target);
      Bytes.putU48(frame, 6, port.address());
      port.send(simulation.clock().nanos(), frame, 0, frame.length, 0);
    }
  }

  private Host plugged(LearningSwitch middle, long address) {
    Cable cable =
        new Cable(LinkType.ETHERNET, 1500, address, 0, Faults.NONE.withDelay(MILLI, 0), address);
    middle.plug(cable.right());
    return new Host(cable.left());
  }

  @Test
  void unknownAddress_isFlooded_knownOneGoesToItsPortOnly() {
    LearningSwitch middle = new LearningSwitch(16);
    simulation.add(middle);
    Host a = plugged(middle, 0xA);
    Host b = plugged(middle, 0xB);
    Host c = plugged(middle, 0xC);

    a.send(0xB);
    simulation.pass(5 * MILLI);
    assertEquals(List.of(2 * MILLI), b.arrivals);
    assertEquals(List.of(2 * MILLI), c.arrivals);

    b.send(0xA);
    simulation.pass(5 * MILLI);
    assertEquals(List.of(7 * MILLI), a.arrivals);
    assertEquals(1, c.arrivals.size());

    c.send(BROADCAST);
    simulation.pass(5 * MILLI);
    assertEquals(2, a.arrivals.size());
    assertEquals(2, b.arrivals.size());
    assertEquals(1, c.arrivals.size());
    assertEquals(15 * MILLI, simulation.clock().nanos());
  }

  @Test
  void passUntil_stopsWhenItHolds() {
    LearningSwitch middle = new LearningSwitch(16);
    simulation.add(middle);
    Host a = plugged(middle, 0xA);
    Host b = plugged(middle, 0xB);
    a.send(0xB);
    assertTrue(simulation.passUntil(10 * MILLI, () -> !b.arrivals.isEmpty()));
    assertEquals(2 * MILLI, simulation.clock().nanos());
    assertFalse(simulation.passUntil(10 * MILLI, () -> b.arrivals.size() > 1));
    assertEquals(12 * MILLI, simulation.clock().nanos());
  }

  @Test
  void ringWithoutDelay_neverComesToRest_isReported() {
    simulation.add(
        new Node() {
          @Override
          public int poll(long nowNanos) {
            return 1;
          }

          @Override
          public long nextDeadline() {
            return Device.NO_DEADLINE;
          }
        });
    assertThrows(IllegalStateException.class, simulation::settle);
  }
}
