// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.simulation;

import dev.meerkat.core.net.IpAddress;
import dev.meerkat.core.time.Clock;
import dev.meerkat.link.Device;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.link.simulation.Cable;
import dev.meerkat.link.simulation.LearningSwitch;
import dev.meerkat.link.simulation.Simulation;
import dev.meerkat.stack.StackLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A network that a seed makes: hosts on a tree of switches, or two on a line, with cables that
 * lose, double, hold back and are cut, and transfers between random pairs of hosts.
 */
final class SimulatedNetwork {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;
  private static final long HOUR = 3_600 * SECOND;

  /** An address of IPv6 may be used when nobody has objected for a while: RFC 4862. */
  private static final long UNTIL_ADDRESSES_STAND = 5 * SECOND;

  private static final int MOST_HOSTS = 8;
  private static final int MOST_SWITCHES = 4;
  private static final int MOST_TRANSFERS = 12;

  /** A path has at most so many cables: host, a chain of switches, host. */
  private static final int LONGEST_PATH = MOST_SWITCHES + 1;

  private final SplittableRandom random;
  private final Tap tap;
  private final Simulation simulation = new Simulation();
  private final List<SimulatedHost> hosts = new ArrayList<>();
  private final List<Cable> cables = new ArrayList<>();
  private final List<Transfer> transfers = new ArrayList<>();
  private final double pathLoss;
  private final String prefix;
  private final StackLimits limits = StackLimits.DEFAULT;
  private boolean isHindered;

  /**
   * A network.
   *
   * @param tap what each host's device is wrapped in
   */
  SimulatedNetwork(long seed, Tap tap) {
    this.random = new SplittableRandom(seed);
    this.tap = tap;
    this.prefix = random.nextInt(3) == 0 ? "fd00::" : "10.0.0.";
    this.pathLoss = random.nextInt(4) == 0 ? 0 : random.nextDouble() * 0.1;
    if (random.nextInt(5) == 0) {
      line();
    } else {
      tree();
    }
    for (int i = 0, count = 1 + random.nextInt(MOST_TRANSFERS); i < count; i++) {
      int from = random.nextInt(hosts.size());
      int to = (from + 1 + random.nextInt(hosts.size() - 1)) % hosts.size();
      transfers.add(new Transfer(i, random.split(), hosts.get(from), hosts.get(to)));
    }
  }

  /** Two hosts without Ethernet: damaged packets arrive too, since IP and TCP have checksums. */
  private void line() {
    Faults faults = faults(2).withCorruption(random.nextDouble() * 0.02);
    Cable cable =
        new Cable(LinkType.IP, 576 + random.nextInt(1500), 0, 0, faults, random.nextLong());
    cables.add(cable);
    host(cable.left());
    host(cable.right());
  }

  private void tree() {
    List<LearningSwitch> switches = new ArrayList<>();
    for (int i = 0, count = 1 + random.nextInt(MOST_SWITCHES); i < count; i++) {
      LearningSwitch added = new LearningSwitch(1 + random.nextInt(16));
      switches.add(added);
      simulation.add(added);
      if (i > 0) {
        Cable cable = ethernet(0, faults(LONGEST_PATH));
        switches.get(random.nextInt(i)).plug(cable.left());
        added.plug(cable.right());
      }
    }
    for (int i = 0, count = 2 + random.nextInt(MOST_HOSTS - 1); i < count; i++) {
      Cable cable = ethernet(0x02_00_00_00_00_01L + i, faults(LONGEST_PATH));
      switches.get(random.nextInt(switches.size())).plug(cable.right());
      host(cable.left());
    }
  }

  private Cable ethernet(long address, Faults faults) {
    Cable cable = new Cable(LinkType.ETHERNET, 1500, address, 0x02_FF, faults, random.nextLong());
    cables.add(cable);
    return cable;
  }

  /** Of one of so many cables of a path; together they lose what the network is to lose. */
  private Faults faults(int cablesOfPath) {
    return Faults.NONE
        .withLoss(pathLoss / cablesOfPath)
        .withDuplication(random.nextInt(3) == 0 ? random.nextDouble() * 0.03 : 0)
        .withReordering(random.nextInt(3) == 0 ? random.nextDouble() * 0.1 : 0, 20 * MILLI)
        .withDelay(random.nextLong(40 * MILLI), random.nextLong(3 * MILLI))
        .withRate(
            random.nextBoolean() ? 0 : 500_000L << random.nextInt(10), 30 + random.nextInt(500));
  }

  private void host(Device device) {
    int number = hosts.size();
    SimulatedHost host =
        new SimulatedHost(
            simulation.clock(),
            limits,
            random.nextLong(),
            tap.on(device, simulation.clock()),
            IpAddress.parse(prefix + (1 + number)));
    hosts.add(host);
    simulation.add(host.stack());
  }

  /**
   * Runs all transfers to their end.
   *
   * @return what is wrong; null if nothing is
   */
  String run() {
    simulation.pass(UNTIL_ADDRESSES_STAND);
    for (Transfer transfer : transfers) {
      transfer.begin(random);
    }
    partitions();
    if (!simulation.passUntil(12 * HOUR, () -> transfers.stream().allMatch(Transfer::isOver))) {
      return "not over after 12 hours: " + this;
    }
    transfers.forEach(Transfer::end);
    simulation.pass(HOUR);
    for (Transfer transfer : transfers) {
      String fault = transfer.fault(isHindered);
      if (fault != null) {
        return fault + "\n" + this;
      }
    }
    for (SimulatedHost host : hosts) {
      String leftover = host.leftover();
      if (leftover != null) {
        return host.address() + " has left behind " + leftover + "\n" + this;
      }
    }
    return null;
  }

  /** Cables are cut for a while; a connection must bear some seconds. */
  private void partitions() {
    for (int i = 0, count = random.nextInt(3); i < count; i++) {
      Cable cable = cables.get(random.nextInt(cables.size()));
      simulation.pass(random.nextLong(5 * SECOND));
      boolean isLong = random.nextInt(4) == 0;
      isHindered |= isLong;
      cable.cut(true);
      simulation.pass(random.nextLong(isLong ? HOUR : 3 * SECOND));
      cable.cut(false);
    }
  }

  List<Transfer> transfers() {
    return transfers;
  }

  /** Sees what the device of a host sends and receives: a recorder, say. */
  interface Tap {
    /** For all hosts, in their order. */
    Device on(Device device, Clock clock);
  }

  /** The instant at which it stands. */
  long nanos() {
    return simulation.clock().nanos();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d hosts, %d cables, loss %.3f%s%n"
            .formatted(hosts.size(), cables.size(), pathLoss, isHindered ? ", long cuts" : ""));
    transfers.forEach(transfer -> text.append(transfer).append('\n'));
    for (SimulatedHost host : hosts) {
      text.append(host.address()).append(' ').append(host.stack().counters()).append('\n');
      text.append(host.stack().describe());
    }
    return text.toString();
  }
}
