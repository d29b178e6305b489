// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit;

import java.util.SplittableRandom;

/**
 * Runs randomised tests from seeds, and says the seed of a run that failed.
 *
 * <p>The system property {@code meerkat.seed} repeats one run; {@code meerkat.runs} multiplies the
 * number of runs.
 */
public final class Seeds {
  private static final String SEED = "meerkat.seed";
  private static final String RUNS = "meerkat.runs";

  private Seeds() {}

  /** One run of a randomised test. */
  @FunctionalInterface
  public interface Trial {
    void run(SplittableRandom random) throws Exception;
  }

  /** Runs a trial with the seeds 1 to {@code runs}, or with the one that was asked for. */
  public static void run(int runs, Trial trial) {
    Long wanted = Long.getLong(SEED);
    if (wanted != null) {
      run(trial, wanted);
      return;
    }
    long all = (long) runs * Math.max(1, Integer.getInteger(RUNS, 1));
    for (long seed = 1; seed <= all; seed++) {
      run(trial, seed);
    }
  }

  private static void run(Trial trial, long seed) {
    try {
      trial.run(new SplittableRandom(seed));
    } catch (Exception | AssertionError failure) {
      throw new AssertionError(
          failure.getMessage() + " [repeat with -D" + SEED + "=" + seed + "]", failure);
    }
  }
}
