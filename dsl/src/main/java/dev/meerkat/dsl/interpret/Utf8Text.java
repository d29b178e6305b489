// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

/** UTF-8 by the table of RFC 3629 section 4. */
final class Utf8Text {
  private Utf8Text() {}

  /** The index of the first octet of what is no whole character, or -1. */
  static int firstWrong(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int i = offset;
    while (i < end) {
      int tails = tails(bytes[i] & 0xFF);
      if (tails < 0 || tails > end - 1 - i) {
        return i;
      }
      for (int k = 1; k <= tails; k++) {
        int tail = bytes[i + k] & 0xFF;
        int least = k == 1 ? least(bytes[i] & 0xFF) : 0x80;
        int most = k == 1 ? most(bytes[i] & 0xFF) : 0xBF;
        if (tail < least || tail > most) {
          return i;
        }
      }
      i += 1 + tails;
    }
    return -1;
  }

  /** How many octets follow a first one, -1 if it cannot be a first one. */
  private static int tails(int first) {
    if (first < 0x80) {
      return 0;
    } else if (first >= 0xC2 && first <= 0xDF) {
      return 1;
    } else if (first >= 0xE0 && first <= 0xEF) {
      return 2;
    }
    return first >= 0xF0 && first <= 0xF4 ? 3 : -1;
  }

  /** No longer form than needed: the least second octet. */
  private static int least(int first) {
    return first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  }

  /** No surrogates, nothing above U+10FFFF: the largest second octet. */
  private static int most(int first) {
    return first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  }
}
