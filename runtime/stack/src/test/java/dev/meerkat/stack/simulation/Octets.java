// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.simulation;

/** An endless text of octets that a key names: any of them can be told without those before. */
final class Octets {
  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

  private Octets() {}

  static byte at(long key, long position) {
    long x = (position >>> 3) * GOLDEN + key;
    x = (x ^ x >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    x = (x ^ x >>> 27) * 0x94D0_49BB_1331_11EBL;
    return (byte) (x >>> (position & 7) * 8);
  }

  /** Writes those from a position on. */
  static void fill(long key, long position, byte[] into, int offset, int length) {
    for (int i = 0; i < length; i++) {
      into[offset + i] = at(key, position + i);
    }
  }

  /** The first index at which an array differs from those at a position; -1 if it does not. */
  static int mismatch(long key, long position, byte[] b, int offset, int length) {
    for (int i = 0; i < length; i++) {
      if (b[offset + i] != at(key, position + i)) {
        return i;
      }
    }
    return -1;
  }
}
