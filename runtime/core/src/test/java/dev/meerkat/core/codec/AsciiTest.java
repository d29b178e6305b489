// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AsciiTest {
  /** 0x20..0x7E, 0x80..0xFF and tab: the text of an HTTP field. */
  private static final boolean[] FIELD_TEXT =
      Ascii.table(0xFFFF_FFFF_0000_0200L, 0x7FFF_FFFF_FFFF_FFFFL, -1, -1);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void bitmap_unpacked_hasEachBitInItsPlace() {
    boolean[] table = Ascii.table(1L << 9, 1L << 63, 1, 1L << 63);
    for (int i = 0; i < 256; i++) {
      assertEquals(i == 9 || i == 127 || i == 128 || i == 255, table[i], "byte " + i);
    }
  }

  @Test
  void anyText_scannedEightAtATime_stopsWhereThePlainScanStops() {
    SplittableRandom random = new SplittableRandom(1);
    for (int run = 0; run < 20_000; run++) {
      byte[] b = new byte[random.nextInt(0, 40)];
      for (int i = 0; i < b.length; i++) {
        int rare = random.nextInt(60);
        b[i] =
            (byte) (rare == 0 ? random.nextInt(256) : rare == 1 ? '\t' : random.nextInt(32, 127));
      }
      int from = random.nextInt(0, b.length + 1);
      int expected = Ascii.scan(b, from, b.length, FIELD_TEXT);
      assertEquals(expected, Ascii.scanRun(b, from, b.length, 0x20, 0x7E, FIELD_TEXT));
    }
  }

  @Test
  void everyByte_inARange_isJudgedRight() {
    for (int low = 1; low < 128; low += 7) {
      for (int high = low; high < 128; high += 5) {
        for (int value = 0; value < 256; value++) {
          byte[] b = new byte[19];
          Arrays.fill(b, (byte) low);
          b[11] = (byte) value;
          int expected = value >= low && value <= high ? 19 : 11;
          assertEquals(expected, Ascii.scanRange(b, 0, 19, low, high));
        }
      }
    }
  }

  @Test
  void byteLookedFor_anywhere_isFoundFirst() {
    byte[] b = bytes("no colon here until: now: and :");
    assertEquals(19, Ascii.indexOf(b, 0, b.length, ':'));
    assertEquals(24, Ascii.indexOf(b, 20, b.length, ':'));
    assertEquals(b.length, Ascii.indexOf(b, 0, b.length, '?'));
    assertEquals(5, Ascii.indexOf(b, 0, 5, ':'));
    byte[] neighbours = {0x3B, 0x39, (byte) 0xBA, 0x3B, 0x3A, 0x3B, 0x39, 0x3A};
    assertEquals(4, Ascii.indexOf(neighbours, 0, 8, 0x3A));
    byte[] latin = bytes("aaaaaaaaaaaa\u00e9");
    assertEquals(12, Ascii.indexOf(latin, 0, 13, 0xE9));
  }

  @Test
  void word_inAnyCase_matches() {
    byte[] wanted = Ascii.bytes("transfer-encoding");
    byte[] line = bytes("xTRANSFER-EncodinGx");

    assertTrue(Ascii.matchesNoCase(line, 1, 17, wanted));
    assertFalse(Ascii.matchesNoCase(line, 0, 17, wanted));
    assertFalse(Ascii.matchesNoCase(line, 1, 16, wanted));
    assertFalse(Ascii.matchesNoCase(bytes("TRANSFER\renCODING"), 0, 17, wanted));
  }

  @Test
  void everyByte_lowered_onlyLettersChange() {
    for (int i = 0; i < 256; i++) {
      long word = i * 0x0101_0101_0101_0101L;
      byte expected = (byte) (i >= 'A' && i <= 'Z' ? i + 32 : i);
      assertEquals(expected, Ascii.lower((byte) i));
      assertEquals((expected & 0xFF) * 0x0101_0101_0101_0101L, Ascii.lower(word), "byte " + i);
    }
  }

  @Test
  void literal_compared_mustBeWholeAndEqual() {
    byte[] b = bytes("GET / HTTP/1.1");

    assertTrue(Ascii.startsWith(b, 6, Ascii.bytes("HTTP/1.")));
    assertFalse(Ascii.startsWith(b, 5, Ascii.bytes("HTTP/1.")));
    assertTrue(Ascii.matches(b, 0, 3, Ascii.bytes("GET")));
    assertFalse(Ascii.matches(b, 0, 4, Ascii.bytes("GET")));
  }

  private static long decimal(String text, long limit) {
    byte[] b = bytes("x" + text + "9");
    return Ascii.decimal(b, 1, text.length(), limit);
  }

  @Test
  void decimal_withinItsLimit_isItsValue() {
    assertEquals(0, decimal("0", 0));
    assertEquals(255, decimal("255", 255));
    assertEquals(7, decimal("007", 7));
    assertEquals(Long.MAX_VALUE, decimal("9223372036854775807", Long.MAX_VALUE));
  }

  @Test
  void decimal_aboveItsLimit_isTooLarge() {
    assertEquals(Ascii.TOO_LARGE, decimal("1", 0));
    assertEquals(Ascii.TOO_LARGE, decimal("256", 255));
    assertEquals(Ascii.TOO_LARGE, decimal("9223372036854775808", Long.MAX_VALUE));
    assertEquals(Ascii.TOO_LARGE, decimal("99999999999999999999999999", Long.MAX_VALUE));
    assertEquals(Ascii.TOO_LARGE, decimal("18446744073709551617", Long.MAX_VALUE));
  }

  @Test
  void decimal_notDigits_isNone() {
    for (String text :
        new String[] {"", "-1", "+5", "0x5", "5,5", " 1", "1 ", "a", "/", ":", "\u00b2"}) {
      assertEquals(Ascii.NOT_DIGITS, decimal(text, 1000), text);
    }
    assertEquals(Ascii.NOT_DIGITS, decimal("99999999999999999999999x", 5));
  }

  private static long hexadecimal(String text, long limit) {
    byte[] b = bytes(text);
    return Ascii.hexadecimal(b, 0, b.length, limit);
  }

  @Test
  void hexadecimal_bothCases_isItsValue() {
    assertEquals(0xABCDEF12L, hexadecimal("aBcDeF12", Long.MAX_VALUE));
    assertEquals(Long.MAX_VALUE, hexadecimal("7fffffffffffffff", Long.MAX_VALUE));
    assertEquals(15, hexadecimal("000000000000000000000f", 15));
  }

  @Test
  void hexadecimal_aboveItsLimit_isTooLarge() {
    assertEquals(Ascii.TOO_LARGE, hexadecimal("8000000000000000", Long.MAX_VALUE));
    assertEquals(Ascii.TOO_LARGE, hexadecimal("f", 14));
    assertEquals(Ascii.TOO_LARGE, hexadecimal("10000000000000000", Long.MAX_VALUE));
    assertEquals(Ascii.TOO_LARGE, hexadecimal("100", 255));
  }

  @Test
  void hexadecimal_notDigits_isNone() {
    for (String text : new String[] {"", "g", "0x1", "-1", "@", "`", "G", " 1"}) {
      assertEquals(Ascii.NOT_DIGITS, hexadecimal(text, 1000), text);
    }
  }

  @Test
  void numbers_written_readBackTheSame() {
    byte[] b = new byte[24];
    for (long value : new long[] {0, 9, 10, 99, 100, 12345, Integer.MAX_VALUE, Long.MAX_VALUE}) {
      int digits = Ascii.putDecimal(b, 2, value);
      assertEquals(Long.toString(value), new String(b, 2, digits, StandardCharsets.US_ASCII));
      int hex = Ascii.putHexadecimal(b, 1, value);
      assertEquals(Long.toHexString(value), new String(b, 1, hex, StandardCharsets.US_ASCII));
    }
    Ascii.putDecimal(b, 0, 7, 2);
    Ascii.putDecimal(b, 2, 1994, 4);
    assertEquals("071994", new String(b, 0, 6, StandardCharsets.US_ASCII));
  }

  @Test
  void text_put_isOneByteACharacter() {
    byte[] b = new byte[6];

    assertEquals(2, Ascii.put(b, 3, "Hi"));
    assertArrayEquals(new byte[] {0, 0, 0, 'H', 'i', 0}, b);
  }
}
