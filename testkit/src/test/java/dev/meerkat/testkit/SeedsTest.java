// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SeedsTest {
  @Test
  void failingTrial_run_namesItsSeed() {
    int[] runs = {0};

    AssertionError failure =
        assertThrows(
            AssertionError.class,
            () -> Seeds.run(5, random -> assertTrue(++runs[0] < 3, "third run")));

    assertTrue(failure.getMessage().contains("-Dmeerkat.seed=3"), failure.getMessage());
  }

  @Test
  void passingTrial_run_isRunAsOftenAsAsked() {
    int[] runs = {0};

    Seeds.run(7, random -> runs[0]++);

    assertEquals(7, runs[0]);
  }
}
