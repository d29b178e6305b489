// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.testkit.RequiredTool;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KernelEndTest {
  @Test
  void interfaceAbsent_nothingIsKnown() {
    KernelEnd absent = new KernelEnd("nosuchdevice");
    assertFalse(absent.isDown());
    assertEquals(1500, absent.mtu(1500));
  }

  @Test
  void loopback_mtuIsRead_smallerOneCounts() {
    Path mtu = Path.of("/sys/class/net/lo/mtu");
    RequiredTool.require(Files.isReadable(mtu), "no sysfs here");
    KernelEnd loopback = new KernelEnd("lo");
    assertEquals(100, loopback.mtu(100));
    assertTrue(loopback.mtu(1 << 20) < 1 << 20);
  }
}
