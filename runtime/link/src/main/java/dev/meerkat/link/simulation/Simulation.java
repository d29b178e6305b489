// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.simulation;

import dev.meerkat.core.time.Clock;
import dev.meerkat.core.time.VirtualClock;
import dev.meerkat.link.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Hosts and switches in one program, on time of their own: nothing happens but what their frames
 * and deadlines bring about, and the same program does the same each time.
 *
 * <pre>
 * Simulation simulation = new Simulation();
 * Cable cable = new Cable(LinkType.ETHERNET, 1500, 0x02_01, 0x02_02, faults, seed);
 * simulation.add(hostOn(cable.left(), simulation.clock()));
 * simulation.add(hostOn(cable.right(), simulation.clock()));
 * simulation.pass(60_000_000_000L);          // a minute
 * </pre>
 */
public final class Simulation {
  private static final int MOST_TURNS = 1_000_000;

  private final VirtualClock time = new VirtualClock();
  private final List<Node> nodes = new ArrayList<>();

  /** The time that passes here. */
  public Clock clock() {
    return time;
  }

  /** Lets somebody take part; polled in the order of coming. */
  public void add(Node node) {
    nodes.add(node);
  }

  /**
   * Polls everybody until nothing moves any more; no time passes.
   *
   * @throws IllegalStateException if it never comes to rest
   */
  public void settle() {
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      if (poll() == 0 && nextDeadline() > time.nanos()) {
        return;
      }
    }
    throw new IllegalStateException("still moving after " + MOST_TURNS + " turns");
  }

  /** Lets time pass: stops at every deadline on the way, and settles there. */
  public void pass(long nanos) {
    passUntil(nanos, () -> false);
  }

  /**
   * Lets time pass until a condition holds, at most so much.
   *
   * @return whether it holds
   */
  public boolean passUntil(long mostNanos, BooleanSupplier done) {
    long target = time.nanos() + mostNanos;
    settle();
    while (!done.getAsBoolean()) {
      long next = nextDeadline();
      if (next > target) {
        time.moveTo(target);
        settle();
        return done.getAsBoolean();
      }
      time.moveTo(Math.max(time.nanos(), next));
      settle();
    }
    return true;
  }

  /** When the next thing happens, or {@link Device#NO_DEADLINE}. */
  public long nextDeadline() {
    long next = Device.NO_DEADLINE;
    for (int i = 0; i < nodes.size(); i++) {
      next = Math.min(next, nodes.get(i).nextDeadline());
    }
    return next;
  }

  private int poll() {
    int work = 0;
    for (int i = 0; i < nodes.size(); i++) {
      work += nodes.get(i).poll(time.nanos());
    }
    return work;
  }
}
