// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextValueTest {
  @Test
  void trim_blanksAround_leavesTheValue() {
    byte[] b = Ascii.bytes(" \tone two\t ");
    assertEquals(2, TextValue.trimStart(b, 0, b.length));
    assertEquals(9, TextValue.trimEnd(b, 2, b.length));
  }

  @Test
  void trim_onlyBlanks_isEmpty() {
    byte[] b = Ascii.bytes(" \t ");
    assertEquals(3, TextValue.trimStart(b, 0, 3));
    assertEquals(0, TextValue.trimEnd(b, 0, 3));
  }

  @Test
  void tokenListEnd_lists_endAtTheFirstByteThatIsNoToken() {
    assertEquals(10, listEnd("gzip, br\t,"));
    assertEquals(0, listEnd(""));
    assertEquals(4, listEnd(",, ,"));
    assertEquals(4, listEnd("gzip;q=1, br"));
    assertEquals(4, listEnd("gzip br"));
    assertEquals(7, listEnd("close, \u0001"));
    assertEquals(7, listEnd("chunked\u000B"));
  }

  @Test
  void decimalEnd_numbers_endWhereTheyLeaveDigitsOrLimit() {
    assertEquals(19, decimalEnd("9223372036854775807", Long.MAX_VALUE));
    assertEquals(18, decimalEnd("9223372036854775808", Long.MAX_VALUE));
    assertEquals(19, decimalEnd("92233720368547758070", Long.MAX_VALUE));
    assertEquals(22, decimalEnd("0009223372036854775807", Long.MAX_VALUE));
    assertEquals(0, decimalEnd("+5", Long.MAX_VALUE));
    assertEquals(1, decimalEnd("0x5", Long.MAX_VALUE));
    assertEquals(1, decimalEnd("5,5", Long.MAX_VALUE));
    assertEquals(1, decimalEnd("16", 15));
    assertEquals(0, decimalEnd("9", 1));
  }

  @Test
  void trimOfStrings_blanksAround_leavesTheValue() {
    String text = " \tone two\t ";
    assertEquals(2, TextValue.trimStart(text, 0, text.length()));
    assertEquals(9, TextValue.trimEnd(text, 2, text.length()));
    assertEquals(2, TextValue.trimStart(" \t", 0, 2));
  }

  @Test
  void putDigits_severalBases_writesZerosInFront() {
    byte[] b = new byte[8];
    TextValue.putDigits(b, 1, 0xAB, 4, 16);
    TextValue.putDigits(b, 5, 5, 3, 2);
    assertEquals("00ab101", new String(b, 1, 7, java.nio.charset.StandardCharsets.US_ASCII));
    assertEquals(3, TextValue.digits(5, 2));
    assertEquals(16, TextValue.digits(Long.MAX_VALUE, 16));
    assertEquals(1, TextValue.digits(0, 10));
  }

  private static int listEnd(String text) {
    return TextValue.tokenListEnd(Ascii.bytes(text), 0, text.length());
  }

  private static int decimalEnd(String text, long limit) {
    return TextValue.decimalEnd(Ascii.bytes(text), 0, text.length(), limit);
  }
}
