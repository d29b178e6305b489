// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random networks: every octet comes once and in order or the connection reports an error, and
 * nothing is left behind.
 *
 * <p>{@code -Dsim.seeds=N} runs so many, {@code -Dsim.seed=S} from that seed on.
 */
class NetworkSimulationTest {
  private static final int SEEDS = Integer.getInteger("sim.seeds", 200);
  private static final long FIRST = Long.getLong("sim.seed", 1);

  private final AtomicInteger done = new AtomicInteger();
  private final AtomicLong whole = new AtomicLong();
  private final AtomicLong others = new AtomicLong();
  private final AtomicLong octets = new AtomicLong();

  @Test
  void randomNetworks_transfers_areWholeOrFail() {
    Optional<String> fault =
        LongStream.range(FIRST, FIRST + SEEDS)
            .parallel()
            .mapToObj(this::run)
            .filter(Objects::nonNull)
            .findFirst();
    if (fault.isPresent()) {
      fail(fault.get());
    }
    System.out.printf(
        "%d networks: %d transfers whole, %d refused, broken off or cut; %d octets came, each once"
            + " and in order%n",
        done.get(), whole.get(), others.get(), octets.get());
  }

  private String run(long seed) {
    SimulatedNetwork network = new SimulatedNetwork(seed, (host, device) -> device);
    String fault;
    try {
      fault = network.run();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("seed " + seed, e);
    }
    int count = done.incrementAndGet();
    for (Transfer transfer : network.transfers()) {
      (transfer.isWhole() ? whole : others).incrementAndGet();
      octets.addAndGet(transfer.received());
    }
    if (SEEDS >= 1000 && count % (SEEDS / 20) == 0) {
      System.out.println(count + " of " + SEEDS + " networks");
    }
    return fault == null
        ? null
        : "seed " + seed + " (./meerkat test sim --seed " + seed + "): " + fault;
  }

  @Test
  void sameSeed_twice_sameHistory() {
    for (long seed = FIRST; seed < FIRST + 5; seed++) {
      SimulatedNetwork once = new SimulatedNetwork(seed, (host, device) -> device);
      once.run();
      SimulatedNetwork again = new SimulatedNetwork(seed, (host, device) -> device);
      again.run();
      assertEquals(once.toString(), again.toString());
      assertEquals(once.nanos(), again.nanos());
    }
  }
}
