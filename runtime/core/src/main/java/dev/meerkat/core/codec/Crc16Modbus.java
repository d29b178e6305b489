// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/**
 * CRC-16 of Modbus over a serial line; on the wire it is little endian.
 *
 * <p>Parameters: polynomial 0x8005, starts at ones, lowest bit first. Of {@code "123456789"} it is
 * {@code 0x4B37}.
 *
 * <p>To be called as {@code finish(update(start(), b, offset, length))}, {@code update} as often as
 * there are pieces.
 */
public final class Crc16Modbus {
  private static final int[] TABLES = CrcTables.reflected(0xA001);

  private Crc16Modbus() {}

  public static long start() {
    return 0xFFFFL;
  }

  public static long update(long state, byte[] b, int offset, int length) {
    return CrcTables.update(TABLES, (int) state, b, offset, length) & 0xFFFFL;
  }

  public static long finish(long state) {
    return state;
  }
}
