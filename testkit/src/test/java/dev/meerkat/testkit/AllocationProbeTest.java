// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class AllocationProbeTest {
  private byte[] kept = {};
  private int count;

  @Test
  void operationThatAllocates_measured_isSeen() {
    double bytes = AllocationProbe.bytesPerOperation(100, 100, () -> kept = new byte[1000]);

    assertEquals(1016, bytes, 8);
    assertEquals(1000, kept.length);
  }

  @Test
  void operationThatAllocatesNothing_asserted_passes() {
    AllocationProbe.assertAllocatesNothing(() -> count++);
  }

  @Test
  void operationThatAllocates_asserted_fails() {
    assertThrows(
        AssertionError.class,
        () -> AllocationProbe.assertAllocatesNothing(10, 10, () -> kept = new byte[1]));
  }
}
