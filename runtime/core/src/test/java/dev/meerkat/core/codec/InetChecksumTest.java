// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InetChecksumTest {
  /** RFC 1071 section 4.1, said plainly. */
  private static int reference(byte[] b, int offset, int length) {
    long sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (i & 1) == 0 ? (b[offset + i] & 0xFF) << 8 : b[offset + i] & 0xFF;
    }
    while (sum >>> 16 != 0) {
      sum = (sum & 0xFFFF) + (sum >>> 16);
    }
    return (int) sum;
  }

  private static byte[] random(long seed, int length) {
    byte[] b = new byte[length];
    new SplittableRandom(seed).nextBytes(b);
    return b;
  }

  @Test
  void exampleOfRfc1071_summed_isAsPrinted() {
    byte[] b = HexFormat.of().parseHex("0001f203f4f5f6f7");

    assertEquals(0xDDF2, InetChecksum.fold(InetChecksum.sum(b, 0, 8)));
    assertEquals(0x220D, InetChecksum.finish(InetChecksum.sum(b, 0, 8)));
  }

  @Test
  void anyLengthAndOffset_summed_equalsThePlainSum() {
    byte[] b = random(1, 80);
    for (int offset = 0; offset < 9; offset++) {
      for (int length = 0; length <= 70; length++) {
        assertEquals(
            reference(b, offset, length),
            InetChecksum.fold(InetChecksum.sum(b, offset, length)),
            offset + "+" + length);
      }
    }
  }

  @Test
  void allOnes_longRange_doesNotOverflow() {
    byte[] b = new byte[1 << 20];
    Arrays.fill(b, (byte) 0xFF);

    assertEquals(0xFFFF, InetChecksum.fold(InetChecksum.sum(b, 0, b.length)));
  }

  @Test
  void manyPartialSums_added_stayRight() {
    byte[] ones = {-1, -1, -1, -1, -1, -1, -1, -1};
    long sum = 0;
    for (int i = 0; i < 1_000_000; i++) {
      sum = InetChecksum.add(sum, ones, 0, 8);
    }

    assertEquals(0xFFFF, InetChecksum.fold(sum));
    assertTrue(sum > 0);
  }

  @Test
  void anySplit_combined_equalsTheWhole() {
    byte[] b = random(2, 41);
    int whole = InetChecksum.fold(InetChecksum.sum(b, 0, 41));
    for (int split = 0; split <= 41; split++) {
      long first = InetChecksum.sum(b, 0, split);
      long second = InetChecksum.sum(b, split, 41 - split);
      long both =
          (split & 1) == 0
              ? InetChecksum.combine(first, second)
              : InetChecksum.combineOdd(first, second);
      assertEquals(whole, InetChecksum.fold(both), "split at " + split);
    }
  }

  @Test
  void words_added_equalTheirBytes() {
    byte[] b = random(3, 14);
    long sum = InetChecksum.add16(0, Bytes.getU16(b, 0));
    sum = InetChecksum.add32(sum, Bytes.getI32(b, 2));
    sum = InetChecksum.add64(sum, Bytes.getI64(b, 6));

    assertEquals(reference(b, 0, 14), InetChecksum.fold(sum));
  }

  @Test
  void checksumInPlace_verified_holdsUntilABitFlips() {
    byte[] header =
        HexFormat.of().parseHex("4500001c0001000040110000 0a000001 0a000002".replace(" ", ""));
    int checksum = InetChecksum.finish(InetChecksum.sum(header, 0, 20));
    Bytes.putU16(header, 10, checksum);

    assertEquals(0x66CE, checksum);
    assertTrue(InetChecksum.verifies(InetChecksum.sum(header, 0, 20)));
    header[8] ^= 1;
    assertFalse(InetChecksum.verifies(InetChecksum.sum(header, 0, 20)));
  }

  @Test
  void exampleOfRfc1624_updated_isNotMinusZero() {
    assertEquals(0x0000, InetChecksum.update16(0xDD2F, 0x5555, 0x3285));
  }

  @Test
  void anyChange_updated_equalsComputingAgain() {
    SplittableRandom random = new SplittableRandom(4);
    for (int run = 0; run < 1000; run++) {
      byte[] b = new byte[20];
      byte[] changes = new byte[20];
      random.nextBytes(b);
      random.nextBytes(changes);
      int checksum = InetChecksum.finish(InetChecksum.sum(b, 0, 20));
      int word = Bytes.getU16(b, 4);
      long twoWords = Bytes.getU32(b, 8);
      long part = InetChecksum.sum(b, 12, 8);
      System.arraycopy(changes, 4, b, 4, 2);
      System.arraycopy(changes, 8, b, 8, 12);
      int updated = InetChecksum.update16(checksum, word, Bytes.getU16(b, 4));
      updated = InetChecksum.update32(updated, twoWords, Bytes.getU32(b, 8));
      updated = InetChecksum.updatePart(updated, part, InetChecksum.sum(b, 12, 8));
      assertEquals(InetChecksum.finish(InetChecksum.sum(b, 0, 20)), updated, "run " + run);
    }
  }
}
