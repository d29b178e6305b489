// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Utf8Test {
  private static int scan(String hex) {
    byte[] b = HexFormat.of().parseHex(hex.replace(" ", ""));
    return Utf8.scan(b, 0, b.length);
  }

  @Test
  void everyCodePoint_encoded_isValid() {
    for (int codePoint = 0; codePoint <= 0x10FFFF; codePoint++) {
      if (codePoint >= 0xD800 && codePoint <= 0xDFFF) {
        continue;
      }
      byte[] b = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
      assertEquals(b.length, Utf8.scan(b, 0, b.length));
      assertEquals(codePoint, Utf8.codePoint(b, 0, b.length));
    }
  }

  @Test
  void malformed_scanned_stopsAtTheFirstBadByte() {
    assertEquals(1, scan("41 80"), "lone continuation");
    assertEquals(1, scan("41 c0 80"), "overlong NUL");
    assertEquals(0, scan("c1 bf"), "overlong two");
    assertEquals(0, scan("e0 9f bf"), "overlong three");
    assertEquals(0, scan("f0 8f bf bf"), "overlong four");
    assertEquals(0, scan("ed a0 80"), "surrogate");
    assertEquals(0, scan("ed bf bf"), "surrogate");
    assertEquals(0, scan("f4 90 80 80"), "above the last");
    assertEquals(0, scan("f5 80 80 80"), "no such lead");
    assertEquals(0, scan("ff"), "no such byte");
    assertEquals(2, scan("41 42 e2 82"), "cut");
    assertEquals(8, scan("41 41 41 41 41 41 41 41 e2 28 a1"), "bad continuation");
  }

  @Test
  void mixedText_appended_keepsInvalidBytesAsLatin1() {
    StringBuilder out = new StringBuilder();
    byte[] b = HexFormat.of().parseHex("41c3a9ff42f09f9880");

    Utf8.append(out, b, 0, b.length);

    assertEquals("A\u00e9\u00ffB\ud83d\ude00", out.toString());
  }
}
