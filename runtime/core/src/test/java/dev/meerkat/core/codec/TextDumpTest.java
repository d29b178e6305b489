// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextDumpTest {
  private final StringBuilder out = new StringBuilder();

  @Test
  void messageWithEverything_dumped_isALineAField() {
    DumpSample.tell(new TextDump(out));

    assertEquals(
        """
        Sample 18 bytes at 0
          protocol: 6 (TCP)
          unknown: 99
          large: 18446744073709551615
          below: -5
          flags: 0x12 SYN qos=2
          checksum: 4660 (not ok)
          source: 10.0.0.1
          text: GET "x".\\é
          rest: 4 bytes 61626364
          password: (redacted)
          options
            MSS (2)
              mss: 1460
            kind (200)
              data: 0 bytes
          groups
            - 29 (x25519)
            - 23
          blocks
          inner
            nested
          ! reserved
          ! window
        """,
        out.toString());
  }

  @Test
  void longBytes_dumped_areCut() {
    new TextDump(out).bytes("payload", FieldFormat.HEX, new byte[100], 0, 100);

    assertEquals("payload: 100 bytes " + "00".repeat(32) + "...\n", out.toString());
  }

  @Test
  void error_dumped_saysWhere() {
    new TextDump(out).error(1, "SHORT", "ack", 8);

    assertEquals("!! SHORT in ack at 8\n", out.toString());
  }
}
