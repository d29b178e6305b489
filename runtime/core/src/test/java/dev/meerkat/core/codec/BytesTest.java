// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BytesTest {
  private static final byte[] INPUT = new byte[24];

  static {
    for (int i = 0; i < INPUT.length; i++) {
      INPUT[i] = (byte) (0x91 + 37 * i);
    }
  }

  private interface Getter {
    long get(byte[] b, int i);
  }

  private interface Putter {
    void put(byte[] b, int i, long value);
  }

  /** The value of {@code size} bytes by the slow, plain way. */
  private static long unsigned(byte[] b, int i, int size, boolean little) {
    byte[] magnitude = Arrays.copyOfRange(b, i, i + size);
    if (little) {
      for (int k = 0; k < size / 2; k++) {
        byte swapped = magnitude[k];
        magnitude[k] = magnitude[size - 1 - k];
        magnitude[size - 1 - k] = swapped;
      }
    }
    return new BigInteger(1, magnitude).longValue();
  }

  private static void assertRoundTrip(int size, boolean little, Getter getter, Putter putter) {
    for (int i = 0; i <= INPUT.length - size; i++) {
      long value = getter.get(INPUT, i);
      assertEquals(unsigned(INPUT, i, size, little), value, "offset " + i);

      byte[] written = INPUT.clone();
      Arrays.fill(written, i, i + size, (byte) 0);
      putter.put(written, i, value | (size == 8 ? 0 : -1L << 8 * size));
      assertEquals(Arrays.toString(INPUT), Arrays.toString(written), "offset " + i);
    }
    assertThrows(IndexOutOfBoundsException.class, () -> getter.get(INPUT, INPUT.length - size + 1));
    assertThrows(IndexOutOfBoundsException.class, () -> getter.get(INPUT, -1));
  }

  @Test
  void unsigned_everyWidthBigEndian_roundTrips() {
    assertRoundTrip(1, false, Bytes::getU8, (b, i, v) -> Bytes.putU8(b, i, (int) v));
    assertRoundTrip(2, false, Bytes::getU16, (b, i, v) -> Bytes.putU16(b, i, (int) v));
    assertRoundTrip(3, false, Bytes::getU24, (b, i, v) -> Bytes.putU24(b, i, (int) v));
    assertRoundTrip(4, false, Bytes::getU32, Bytes::putU32);
    assertRoundTrip(5, false, Bytes::getU40, Bytes::putU40);
    assertRoundTrip(6, false, Bytes::getU48, Bytes::putU48);
    assertRoundTrip(7, false, Bytes::getU56, Bytes::putU56);
    assertRoundTrip(8, false, Bytes::getI64, Bytes::putI64);
  }

  @Test
  void unsigned_everyWidthLittleEndian_roundTrips() {
    assertRoundTrip(2, true, Bytes::getU16Le, (b, i, v) -> Bytes.putU16Le(b, i, (int) v));
    assertRoundTrip(3, true, Bytes::getU24Le, (b, i, v) -> Bytes.putU24Le(b, i, (int) v));
    assertRoundTrip(4, true, Bytes::getU32Le, Bytes::putU32Le);
    assertRoundTrip(5, true, Bytes::getU40Le, Bytes::putU40Le);
    assertRoundTrip(6, true, Bytes::getU48Le, Bytes::putU48Le);
    assertRoundTrip(7, true, Bytes::getU56Le, Bytes::putU56Le);
    assertRoundTrip(8, true, Bytes::getI64Le, Bytes::putI64Le);
  }

  @Test
  void signed_topBitSet_isNegative() {
    byte[] b = {(byte) 0xFF, (byte) 0xFE, (byte) 0xFD, (byte) 0xFC};

    assertEquals(-1, Bytes.getI8(b, 0));
    assertEquals(-2, Bytes.getI16(b, 0));
    assertEquals(-257, Bytes.getI16Le(b, 0));
    assertEquals(0xFFFEFDFC, Bytes.getI32(b, 0));
    assertEquals(0xFCFDFEFF, Bytes.getI32Le(b, 0));
    assertEquals(-1, Bytes.signed(7, 3));
    assertEquals(3, Bytes.signed(3, 3));
    assertEquals(Long.MIN_VALUE, Bytes.signed(Long.MIN_VALUE, 64));
  }

  @Test
  void signedPut_negative_keepsItsBits() {
    byte[] b = new byte[8];
    Bytes.putI32(b, 0, -2);
    Bytes.putI32Le(b, 4, -2);

    assertEquals(0xFFFFFFFE_FEFFFFFFL, Bytes.getI64(b, 0));
  }
}
