// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.fuzz.target.Target;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeedReplayTest {
  private static final int MUTATIONS = 4;
  private static final int MOST_SEEDS = 150;
  private static final int LARGEST_TO_MUTATE = 2000;

  static List<String> targets() {
    return FuzzTargets.all().stream().map(FuzzTarget::name).toList();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void everySeed_replayed_holdsTheClaims(String name) {
    FuzzTarget target = FuzzTargets.find(name).orElseThrow();
    List<byte[]> seeds = target.seeds().get();
    Target running = target.maker().get();
    assertFalse(seeds.isEmpty(), "a target begins with something");
    seeds.stream().limit(MOST_SEEDS).forEach(seed -> run(name, running, seed));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void everySeed_alittleChanged_holdsTheClaims(String name) {
    FuzzTarget target = FuzzTargets.find(name).orElseThrow();
    Target running = target.maker().get();
    SplittableRandom random = new SplittableRandom(20_251_122);
    int changed = 0;
    for (byte[] seed : target.seeds().get().stream().limit(MOST_SEEDS).toList()) {
      for (int i = 0; i < MUTATIONS && seed.length > 0 && seed.length < LARGEST_TO_MUTATE; i++) {
        run(name, running, change(seed, random));
        changed++;
      }
    }
    assertTrue(changed > 0, "nothing was changed");
  }

  private static byte[] change(byte[] seed, SplittableRandom random) {
    int length = random.nextInt(4) == 0 ? 1 + random.nextInt(seed.length) : seed.length;
    byte[] input = Arrays.copyOf(seed, length);
    for (int i = random.nextInt(4); i >= 0; i--) {
      input[random.nextInt(length)] = (byte) random.nextInt();
    }
    return input;
  }

  private static void run(String name, Target target, byte[] input) {
    try {
      target.accept(input);
    } catch (IOException | RuntimeException | Error finding) {
      throw new AssertionError(
          name + ", input " + HexFormat.of().formatHex(input) + ": " + finding, finding);
    }
  }
}
