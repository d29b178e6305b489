// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/**
 * CRC-16 of X.25 and HDLC: the frame check sequence of PPP (RFC 1662 appendix C.2).
 *
 * <p>Parameters: polynomial 0x1021, starts at and ends with ones, lowest bit first. Of {@code
 * "123456789"} it is {@code 0x906E}.
 *
 * <p>To be called as {@code finish(update(start(), b, offset, length))}, {@code update} as often as
 * there are pieces.
 */
public final class Crc16X25 {
  private static final int[] TABLES = CrcTables.reflected(0x8408);

  private Crc16X25() {}

  public static long start() {
    return 0xFFFFL;
  }

  public static long update(long state, byte[] b, int offset, int length) {
    return CrcTables.update(TABLES, (int) state, b, offset, length) & 0xFFFFL;
  }

  public static long finish(long state) {
    return state ^ 0xFFFFL;
  }
}
