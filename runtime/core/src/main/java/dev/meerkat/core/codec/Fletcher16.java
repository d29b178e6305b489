// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/**
 * Fletcher's sum of octets modulo 255, the second sum in the upper octet (RFC 1146 has its cousin).
 * Of {@code "abcde"} it is {@code 0xC8F0}.
 *
 * <p>To be called as {@code finish(update(start(), b, offset, length))}, {@code update} as often as
 * there are pieces.
 */
public final class Fletcher16 {
  private static final int MODULUS = 255;

  /** The most octets whose sums do not pass 31 bits. */
  private static final int RUN = 4_000;

  private Fletcher16() {}

  public static long start() {
    return 0;
  }

  public static long update(long state, byte[] b, int offset, int length) {
    int low = (int) state & 0xFF;
    int high = (int) (state >>> 8);
    int end = offset + length;
    for (int i = offset; i < end; ) {
      for (int runEnd = Math.min(end, i + RUN); i < runEnd; i++) {
        low += b[i] & 0xFF;
        high += low;
      }
      low %= MODULUS;
      high %= MODULUS;
    }
    return (long) high << 8 | low;
  }

  public static long finish(long state) {
    return state;
  }
}
