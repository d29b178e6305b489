// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.meerkat.capture.CaptureLimits;
import dev.meerkat.capture.CaptureWriter;
import dev.meerkat.capture.RecordingDevice;
import dev.meerkat.core.time.Clock;
import dev.meerkat.link.Device;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
    SimulatedNetwork network = new SimulatedNetwork(seed, (device, clock) -> device);
    String fault;
    try {
      fault = network.run();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("seed " + seed + again(seed), e);
    }
    int count = done.incrementAndGet();
    for (Transfer transfer : network.transfers()) {
      (transfer.isWhole() ? whole : others).incrementAndGet();
      octets.addAndGet(transfer.received());
    }
    if (SEEDS >= 1000 && count % (SEEDS / 20) == 0) {
      System.out.println(count + " of " + SEEDS + " networks");
    }
    return fault == null ? null : "seed " + seed + again(seed) + ": " + fault;
  }

  /** How to see it again: the seed runs once more, with what every host saw written down. */
  private static String again(long seed) {
    Path file = Path.of("target", "simulation-" + seed + ".pcapng").toAbsolutePath();
    try (CaptureWriter capture = CaptureWriter.pcapng(file, CaptureLimits.DEFAULT)) {
      new SimulatedNetwork(seed, (device, clock) -> recorded(device, capture, clock)).run();
    } catch (IOException | RuntimeException | AssertionError e) {
      // what was written until then is there
    }
    return " (./meerkat test sim --seed " + seed + "; " + file + ")";
  }

  private static Device recorded(Device device, CaptureWriter capture, Clock clock) {
    try {
      return new RecordingDevice(device, capture, clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void sameSeed_twice_sameHistory() {
    for (long seed = FIRST; seed < FIRST + 5; seed++) {
      SimulatedNetwork once = new SimulatedNetwork(seed, (device, clock) -> device);
      once.run();
      SimulatedNetwork again = new SimulatedNetwork(seed, (device, clock) -> device);
      again.run();
      assertEquals(once.toString(), again.toString());
      assertEquals(once.nanos(), again.nanos());
    }
  }
}
