// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import dev.meerkat.core.codec.Ascii;

/** A field value that is a comma-separated list of tokens (RFC 9110 section 5.6.1). */
final class TokenList {
  private TokenList() {}

  /** Whether the list names a token, without regard to case. */
  static boolean contains(byte[] buffer, int offset, int length, byte[] lowerCaseToken) {
    int end = offset + length;
    int at = offset;
    while (at < end) {
      int comma = at;
      while (comma < end && buffer[comma] != ',') {
        comma++;
      }
      int from = at;
      int to = comma;
      while (from < to && isBlank(buffer[from])) {
        from++;
      }
      while (to > from && isBlank(buffer[to - 1])) {
        to--;
      }
      if (Ascii.matchesNoCase(buffer, from, to - from, lowerCaseToken)) {
        return true;
      }
      at = comma + 1;
    }
    return false;
  }

  private static boolean isBlank(int octet) {
    return octet == ' ' || octet == '\t';
  }
}
