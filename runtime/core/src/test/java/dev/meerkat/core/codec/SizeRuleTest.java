// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SizeRuleTest {
  @Test
  void fits_exactSize_thatOneOnly() {
    int rule = SizeRule.exactly(10);
    for (int size = 0; size <= 255; size++) {
      assertEquals(size == 10, SizeRule.fits(rule, size), "size " + size);
    }
  }

  @Test
  void fits_steps_everyStepBetweenTheEnds() {
    int rule = SizeRule.between(4, 250, 4);
    for (int size = 0; size <= 255; size++) {
      boolean isRight = size >= 4 && size <= 250 && size % 4 == 0;
      assertEquals(isRight, SizeRule.fits(rule, size), "size " + size);
    }
  }

  @Test
  void fits_anySize_allOctets() {
    int rule = SizeRule.between(0, 255, 1);
    for (int size = 0; size <= 255; size++) {
      assertTrue(SizeRule.fits(rule, size), "size " + size);
    }
  }

  @Test
  void rules_areAboveZero_soThatMarksStandApart() {
    assertTrue(SizeRule.exactly(0) > 0);
    assertTrue(SizeRule.between(0, 255, 128) > 0);
  }

  @Test
  void isKept_betweenAlone() {
    assertFalse(SizeRule.isKept(SizeRule.exactly(255)));
    assertTrue(SizeRule.isKept(SizeRule.between(0, 0, 1)));
  }

  @Test
  void rules_whatDoesNotFit_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> SizeRule.exactly(256));
    assertThrows(IllegalArgumentException.class, () -> SizeRule.exactly(-1));
    assertThrows(IllegalArgumentException.class, () -> SizeRule.between(0, 256, 1));
    assertThrows(IllegalArgumentException.class, () -> SizeRule.between(5, 4, 1));
    assertThrows(IllegalArgumentException.class, () -> SizeRule.between(0, 12, 3));
  }
}
