// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/**
 * CRC-16 with the polynomial of CCITT, the form that most descriptions mean by that name.
 *
 * <p>Parameters: polynomial 0x1021, starts at ones, highest bit first. Of {@code "123456789"} it is
 * {@code 0x29B1}.
 *
 * <p>To be called as {@code finish(update(start(), b, offset, length))}, {@code update} as often as
 * there are pieces.
 */
public final class Crc16Ccitt {
  private static final int[] TABLE = CrcTables.forward16(0x1021);

  private Crc16Ccitt() {}

  public static long start() {
    return 0xFFFFL;
  }

  public static long update(long state, byte[] b, int offset, int length) {
    int crc = (int) state;
    for (int i = offset, end = offset + length; i < end; i++) {
      crc = (crc << 8 ^ TABLE[(crc >>> 8 ^ b[i]) & 0xFF]) & 0xFFFF;
    }
    return crc;
  }

  public static long finish(long state) {
    return state;
  }
}
