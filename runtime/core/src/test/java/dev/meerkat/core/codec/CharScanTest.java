// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CharScanTest {
  private static final boolean[] NAME =
      Ascii.table(0x03FF_6CFA_0000_0000L, 0x57FF_FFFF_C7FF_FFFEL, 0, 0);
  private static final boolean[] TEXT =
      Ascii.table(0xFFFF_FFFF_0000_0200L, 0x7FFF_FFFF_FFFF_FFFFL, -1L, -1L);

  @Test
  void isRun_everyByteAtEveryPlaceOfEveryLength_meansAllOfThem() {
    for (int length = 0; length <= 19; length++) {
      for (int behind : new int[] {0, 1, 9}) {
        for (int place = 0; place < length + behind; place++) {
          for (int octet = 0; octet < 256; octet++) {
            byte[] b = new byte[3 + length + behind];
            Arrays.fill(b, 3, 3 + length, (byte) 'r');
            b[3 + place] = (byte) octet;
            boolean isIn = octet >= 44 && octet <= 126;
            assertEquals(
                place >= length || isIn, CharScan.isRun(b, 3, 3 + length, 44, 126), "" + octet);
          }
        }
      }
    }
  }

  @Test
  void letters_everyByteAtEveryPlace_endsAsTheTableSays() {
    byte[] run = Ascii.bytes("Content-Security-PoliCY09azAZ|~^_`x");
    for (int place = 0; place < run.length; place++) {
      for (int octet = 0; octet < 256; octet++) {
        byte[] b = run.clone();
        b[place] = (byte) octet;
        assertEquals(Ascii.scan(b, 0, b.length, NAME), CharScan.letters(b, 0, b.length, '-', NAME));
      }
    }
  }

  @Test
  void text_everyByteAtEveryPlace_endsAsTheTableSays() {
    byte[] run = Ascii.bytes("text/html; q=0.8\u0080\u00FF \u0080 ~\tend of text");
    for (int place = 0; place < run.length; place++) {
      for (int octet = 0; octet < 256; octet++) {
        byte[] b = run.clone();
        b[place] = (byte) octet;
        assertEquals(
            Ascii.scan(b, 0, b.length, TEXT), CharScan.text(b, 0, b.length, 0x20, 0x7E, TEXT));
      }
    }
  }

  @Test
  void holes_everyByteAtEveryPlace_endsAsTheTableSays() {
    boolean[] target = Ascii.table(0xAFFF_FFF2_0000_0000L, 0x7FFF_FFFF_FFFF_FFFFL, 0, 0);
    byte[] run = Ascii.bytes("/wp-content/uploads?q=a&b=%20[]{}|\\^`!");
    for (int place = 0; place < run.length; place++) {
      for (int octet = 0; octet < 256; octet++) {
        byte[] b = run.clone();
        b[place] = (byte) octet;
        assertEquals(
            Ascii.scan(b, 0, b.length, target),
            CharScan.holes(b, 0, b.length, 0x21, 0x7E, 1, 0x23, 2, 0x3E, target));
      }
    }
  }

  @Test
  void scans_randomBytes_endAsTheTableSays() {
    Random random = new Random(20260101);
    byte[] b = new byte[64];
    for (int round = 0; round < 20_000; round++) {
      random.nextBytes(b);
      for (int i = 0; i < b.length; i++) {
        b[i] = random.nextInt(12) == 0 ? b[i] : (byte) (0x20 + random.nextInt(0x5F));
      }
      int from = random.nextInt(20);
      int to = from + random.nextInt(b.length - from + 1);
      assertEquals(Ascii.scan(b, from, to, NAME), CharScan.letters(b, from, to, '-', NAME));
      assertEquals(Ascii.scan(b, from, to, TEXT), CharScan.text(b, from, to, 0x20, 0x7E, TEXT));
    }
  }

  @Test
  void copy_charactersOutsideTheSet_stopsBeforeThem() {
    byte[] into = new byte[8];
    assertEquals(4, CharScan.copy("-name-", 1, 4, NAME, into, 2));
    assertEquals("nam", new String(into, 2, 3, java.nio.charset.StandardCharsets.US_ASCII));
    assertEquals(1, CharScan.copy("a\r\n", 0, 3, TEXT, into, 0));
    assertEquals(1, CharScan.copy("a\u010D", 0, 2, TEXT, into, 0));
    assertEquals(0, CharScan.copy("", 0, 0, TEXT, into, 8));
  }
}
