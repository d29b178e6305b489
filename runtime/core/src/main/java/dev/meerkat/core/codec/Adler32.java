// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/**
 * Adler-32 of zlib (RFC 1950 section 8.2). Of {@code "123456789"} it is {@code 0x091E01DE}.
 *
 * <p>To be called as {@code finish(update(start(), b, offset, length))}, {@code update} as often as
 * there are pieces.
 */
public final class Adler32 {
  private static final int MODULUS = 65_521;

  /** The most octets whose sums do not pass 31 bits. */
  private static final int RUN = 3_800;

  private Adler32() {}

  public static long start() {
    return 1;
  }

  public static long update(long state, byte[] b, int offset, int length) {
    int low = (int) state & 0xFFFF;
    int high = (int) (state >>> 16);
    int end = offset + length;
    for (int i = offset; i < end; ) {
      for (int runEnd = Math.min(end, i + RUN); i < runEnd; i++) {
        low += b[i] & 0xFF;
        high += low;
      }
      low %= MODULUS;
      high %= MODULUS;
    }
    return (long) high << 16 | low;
  }

  public static long finish(long state) {
    return state;
  }
}
