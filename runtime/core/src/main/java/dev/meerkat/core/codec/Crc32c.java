// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/**
 * CRC-32C of Castagnoli: SCTP (RFC 9260 appendix A), iSCSI, ext4.
 *
 * <p>Parameters: polynomial 0x1EDC6F41, starts at and ends with ones, lowest bit first. Of {@code
 * "123456789"} it is {@code 0xE3069283}.
 *
 * <p>To be called as {@code finish(update(start(), b, offset, length))}, {@code update} as often as
 * there are pieces.
 */
public final class Crc32c {
  private static final int[] TABLES = CrcTables.reflected(0x82F63B78);

  private Crc32c() {}

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
