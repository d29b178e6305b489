// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HexTest {
  @Test
  void annotatedText_parsed_givesTheBytes() {
    byte[] bytes =
        Hex.parse(
            """
            # a header
            01 bb   # port
            C0de
            """);

    assertEquals("01 bb c0 de", Hex.format(bytes));
  }

  @Test
  void oddDigits_parsed_namesTheLine() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Hex.parse("00\n0x1"));

    assertTrue(refused.getMessage().startsWith("line 2"), refused.getMessage());
  }
}
