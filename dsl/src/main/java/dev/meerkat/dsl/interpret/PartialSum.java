// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

/** The Internet checksum of RFC 1071, two octets at a time. */
final class PartialSum {
  private PartialSum() {}

  /** The sum of 16-bit words; an odd last octet is the upper half of a word. */
  static long of(byte[] bytes, int offset, int length) {
    long sum = 0;
    for (int i = 0; i < length; i++) {
      int octet = bytes[offset + i] & 0xFF;
      sum += i % 2 == 0 ? octet << 8 : octet;
    }
    return sum;
  }

  /** Two sums as one; below 0, not known, when one of them is. */
  static long join(long first, long second) {
    return first < 0 || second < 0 ? -1 : (long) fold(first) + fold(second);
  }

  /** The sum with end-around carry, in 16 bits. */
  static int fold(long sum) {
    long folded = sum;
    while (folded >>> 16 != 0) {
      folded = (folded & 0xFFFF) + (folded >>> 16);
    }
    return (int) folded;
  }
}
