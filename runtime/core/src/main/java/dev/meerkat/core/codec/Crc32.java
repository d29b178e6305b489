// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/**
 * CRC-32 of ISO-HDLC: Ethernet, gzip, PNG.
 *
 * <p>Parameters: polynomial 0x04C11DB7, starts at and ends with ones, lowest bit first. Of {@code
 * "123456789"} it is {@code 0xCBF43926}.
 *
 * <p>To be called as {@code finish(update(start(), b, offset, length))}, {@code update} as often as
 * there are pieces.
 */
public final class Crc32 {
  private static final int[] TABLES = CrcTables.reflected(0xEDB88320);

  private Crc32() {}

  public static long start() {
    return 0xFFFF_FFFFL;
  }

  public static long update(long state, byte[] b, int offset, int length) {
    return CrcTables.update(TABLES, (int) state, b, offset, length) & 0xFFFF_FFFFL;
  }

  public static long finish(long state) {
    return state ^ 0xFFFF_FFFFL;
  }
}
