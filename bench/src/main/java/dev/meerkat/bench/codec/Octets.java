// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

/** What every contender does with bytes that it found, so that they count as read. */
final class Octets {
  private Octets() {}

  /** The sum of octets. */
  static long sum(byte[] b, int offset, int length) {
    long sum = 0;
    for (int i = 0; i < length; i++) {
      sum += b[offset + i] & 0xFF;
    }
    return sum;
  }

  /** The sum of a text's characters. */
  static long sum(CharSequence text) {
    long sum = 0;
    for (int i = 0; i < text.length(); i++) {
      sum += text.charAt(i);
    }
    return sum;
  }
}
