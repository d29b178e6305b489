// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

/** The list of an If-None-Match field (RFC 9110 section 13.1.2). */
final class EntityTags {
  private EntityTags() {}

  /** Whether the list has the tag, compared weakly, or is {@code *}. */
  static boolean match(byte[] buffer, int offset, int length, byte[] tag) {
    int end = offset + length;
    if (length == 1 && buffer[offset] == '*') {
      return true;
    }
    int at = offset;
    while (at < end) {
      int octet = buffer[at];
      if (octet == ' ' || octet == '\t' || octet == ',') {
        at++;
        continue;
      }
      if (octet == 'W' && at + 1 < end && buffer[at + 1] == '/') {
        at += 2;
      }
      int close = closingQuote(buffer, at, end);
      if (close < 0) {
        return false;
      }
      if (java.util.Arrays.equals(buffer, at, close, tag, 0, tag.length)) {
        return true;
      }
      at = close;
    }
    return false;
  }

  /** The index behind the tag that begins here, or -1 when it is none. */
  private static int closingQuote(byte[] buffer, int from, int end) {
    if (from >= end || buffer[from] != '"') {
      return -1;
    }
    for (int at = from + 1; at < end; at++) {
      if (buffer[at] == '"') {
        return at + 1;
      }
    }
    return -1;
  }
}
