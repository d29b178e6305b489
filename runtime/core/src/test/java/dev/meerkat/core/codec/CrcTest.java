// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CrcTest {
  private static final byte[] CHECK = "123456789".getBytes(US_ASCII);

  /** One of the classes, as the calls that generated code makes. */
  private interface Algorithm {
    long update(long state, byte[] b, int offset, int length);
  }

  @Test
  void checkString_summed_isTheValueOfTheCatalogue() {
    assertEquals(0xCBF43926L, Crc32.finish(Crc32.update(Crc32.start(), CHECK, 0, 9)));
    assertEquals(0xE3069283L, Crc32c.finish(Crc32c.update(Crc32c.start(), CHECK, 0, 9)));
    assertEquals(0x29B1, Crc16Ccitt.finish(Crc16Ccitt.update(Crc16Ccitt.start(), CHECK, 0, 9)));
    assertEquals(0x4B37, Crc16Modbus.finish(Crc16Modbus.update(Crc16Modbus.start(), CHECK, 0, 9)));
    assertEquals(0x906E, Crc16X25.finish(Crc16X25.update(Crc16X25.start(), CHECK, 0, 9)));
    assertEquals(0x091E01DEL, Adler32.finish(Adler32.update(Adler32.start(), CHECK, 0, 9)));
    byte[] letters = "abcde".getBytes(US_ASCII);
    assertEquals(0xC8F0, Fletcher16.finish(Fletcher16.update(Fletcher16.start(), letters, 0, 5)));
  }

  @Test
  void anyOctets_summedByTheJdkToo_areTheSame() {
    SplittableRandom random = new SplittableRandom(20261122);
    for (int i = 0; i < 500; i++) {
      byte[] b = new byte[random.nextInt(10_000)];
      random.nextBytes(b);
      int offset = random.nextInt(b.length + 1);
      int length = b.length - offset;
      java.util.zip.CRC32 crc32 = new java.util.zip.CRC32();
      crc32.update(b, offset, length);
      java.util.zip.CRC32C crc32c = new java.util.zip.CRC32C();
      crc32c.update(b, offset, length);
      java.util.zip.Adler32 adler32 = new java.util.zip.Adler32();
      adler32.update(b, offset, length);

      assertEquals(crc32.getValue(), Crc32.finish(Crc32.update(Crc32.start(), b, offset, length)));
      assertEquals(
          crc32c.getValue(), Crc32c.finish(Crc32c.update(Crc32c.start(), b, offset, length)));
      assertEquals(
          adler32.getValue(), Adler32.finish(Adler32.update(Adler32.start(), b, offset, length)));
    }
  }

  @Test
  void anyCut_summedInPieces_isTheSame() {
    inPieces(Crc32::update, Crc32.start());
    inPieces(Crc32c::update, Crc32c.start());
    inPieces(Crc16Ccitt::update, Crc16Ccitt.start());
    inPieces(Crc16Modbus::update, Crc16Modbus.start());
    inPieces(Crc16X25::update, Crc16X25.start());
    inPieces(Adler32::update, Adler32.start());
    inPieces(Fletcher16::update, Fletcher16.start());
  }

  private static void inPieces(Algorithm algorithm, long start) {
    byte[] b = new byte[40];
    new SplittableRandom(7).nextBytes(b);
    long whole = algorithm.update(start, b, 0, b.length);
    for (int cut = 0; cut <= b.length; cut++) {
      long front = algorithm.update(start, b, 0, cut);
      assertEquals(whole, algorithm.update(front, b, cut, b.length - cut));
    }
  }

  @Test
  void octetsAllOnes_summedAtLength_doNotOverflow() {
    byte[] b = new byte[100_000];
    java.util.Arrays.fill(b, (byte) 0xFF);
    java.util.zip.Adler32 adler32 = new java.util.zip.Adler32();
    adler32.update(b);

    assertEquals(adler32.getValue(), Adler32.update(Adler32.start(), b, 0, b.length));
    assertEquals(0, Fletcher16.update(Fletcher16.start(), b, 0, b.length));
  }
}
