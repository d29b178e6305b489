// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.atomic.AtomicInteger;
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

  @Test
  void randomNetworks_transfers_areWholeOrFail() {
    AtomicInteger done = new AtomicInteger();
    String fault =
        LongStream.range(FIRST, FIRST + SEEDS)
            .parallel()
            .mapToObj(seed -> run(seed, done))
            .filter(text -> text != null)
            .findFirst()
            .orElse(null);
    if (fault != null) {
      fail(fault);
    }
  }

  private static String run(long seed, AtomicInteger done) {
    String fault;
    try {
      fault = new SimulatedNetwork(seed, (host, device) -> device).run();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("seed " + seed, e);
    }
    int count = done.incrementAndGet();
    if (SEEDS >= 1000 && count % (SEEDS / 20) == 0) {
      System.out.println(count + " of " + SEEDS + " networks");
    }
    return fault == null ? null : "seed " + seed + " (./meerkat test sim --seed " + seed + "): " + fault;
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
