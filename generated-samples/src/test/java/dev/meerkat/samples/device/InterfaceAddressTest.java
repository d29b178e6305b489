// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class InterfaceAddressTest {
  @Test
  void addressesOfBothVersions_areRead() {
    assertEquals("10.0.0.2/24", InterfaceAddress.parse("10.0.0.2/24").toString());
    assertEquals("fd00::2/64", InterfaceAddress.parse("fd00::2/64").toString());
    assertEquals(0, InterfaceAddress.parse("10.0.0.2/0").prefix());
  }

  @Test
  void mistakes_areNamed() {
    refused("10.0.0.2", "write it as 10.0.0.2/24");
    refused("10.0.0.2/33", "0 to 32 bits, not 33");
    refused("10.0.0.2/-1", "'-1' is no length");
    refused("10.0.0.2/", "'' is no length");
    refused("10.0.0/24", "10.0.0");
  }

  private static void refused(String text, String message) {
    var mistake =
        assertThrows(IllegalArgumentException.class, () -> InterfaceAddress.parse(text), text);
    assertTrue(mistake.getMessage().contains(message), mistake.getMessage());
  }
}
