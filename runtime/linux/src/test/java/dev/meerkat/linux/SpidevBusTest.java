// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SpidevBusTest {
  private static final int HERTZ = 20_000_000;

  @Test
  void noSuchFile_openingSaysSo() {
    IOException none =
        assertThrows(IOException.class, () -> SpidevBus.open("/dev/spidev77.7", HERTZ));
    assertEquals("cannot open /dev/spidev77.7: ENOENT, no such file", none.getMessage());
  }

  @Test
  void fileIsNoBus_openingSaysSo() {
    IOException other = assertThrows(IOException.class, () -> SpidevBus.open("/dev/null", HERTZ));
    assertEquals(
        "cannot set up /dev/null: ENOTTY, the file is no device of this kind", other.getMessage());
  }
}
