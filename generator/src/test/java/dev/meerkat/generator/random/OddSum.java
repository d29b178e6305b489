// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

/** A checksum that no library has: octets count by the place that they stand at. */
public final class OddSum {
  private static final long MODULUS = 0xFFF1;

  private OddSum() {}

  /** Nothing was added yet. */
  public static long start() {
    return 1;
  }

  /** More octets. */
  public static long update(long state, byte[] octets, int offset, int length) {
    long sum = state;
    for (int i = offset; i < offset + length; i++) {
      sum = (sum * 3 + (octets[i] & 0xFF)) % MODULUS;
    }
    return sum;
  }

  /** What stands on the wire. */
  public static long finish(long state) {
    return state ^ 0x55AA;
  }
}
