// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

/**
 * The floor for a request head: one pass over the octets with tables, strict where the generated
 * reader is, keeping offsets of fields and finding Host and Content-Length.
 */
final class HandWrittenHead {
  private static final boolean[] TOKEN = token();
  private static final int MAX_FIELDS = 128;

  private final int[] fields = new int[MAX_FIELDS * 4];
  private int count;
  private int host;
  private long contentLength;

  /** Size of the head, or -1 for one that is not right or not complete. */
  int parse(byte[] b, int offset, int length) {
    int end = offset + length;
    count = 0;
    host = -1;
    contentLength = -1;
    int at = offset;
    while (at < end && TOKEN[b[at] & 0xFF]) {
      at++;
    }
    if (at == offset || at == end || b[at++] != ' ') {
      return -1;
    }
    int target = at;
    while (at < end && b[at] > ' ' && b[at] != 0x7F) {
      at++;
    }
    if (at == target || end - at < 11 || b[at] != ' ' || !isVersion(b, at + 1)) {
      return -1;
    }
    at += 9;
    while (at + 1 < end) {
      if (b[at] != '\r' || b[at + 1] != '\n') {
        return -1;
      }
      at += 2;
      if (at + 1 < end && b[at] == '\r' && b[at + 1] == '\n') {
        return host < 0 ? -1 : at + 2 - offset;
      }
      at = line(b, at, end);
      if (at < 0) {
        return -1;
      }
    }
    return -1;
  }

  int count() {
    return count;
  }

  int hostOffset() {
    return fields[host * 4 + 2];
  }

  private int line(byte[] b, int from, int end) {
    int at = from;
    while (at < end && TOKEN[b[at] & 0xFF]) {
      at++;
    }
    if (at == from || at == end || b[at] != ':' || count == MAX_FIELDS) {
      return -1;
    }
    int nameEnd = at++;
    while (at < end && (b[at] == ' ' || b[at] == '\t')) {
      at++;
    }
    int value = at;
    while (at < end && (b[at] >= ' ' && b[at] != 0x7F || b[at] < 0 || b[at] == '\t')) {
      at++;
    }
    int valueEnd = at;
    while (valueEnd > value && (b[valueEnd - 1] == ' ' || b[valueEnd - 1] == '\t')) {
      valueEnd--;
    }
    int row = count * 4;
    fields[row] = from;
    fields[row + 1] = nameEnd;
    fields[row + 2] = value;
    fields[row + 3] = valueEnd;
    if (!known(b, from, nameEnd, value, valueEnd)) {
      return -1;
    }
    count++;
    return at;
  }

  private boolean known(byte[] b, int from, int nameEnd, int value, int valueEnd) {
    if (is(b, from, nameEnd, "host")) {
      boolean first = host < 0;
      host = count;
      return first;
    }
    if (is(b, from, nameEnd, "content-length")) {
      boolean first = contentLength < 0;
      contentLength = 0;
      for (int at = value; at < valueEnd; at++) {
        contentLength = contentLength * 10 + b[at] - '0';
      }
      return first;
    }
    return true;
  }

  private static boolean is(byte[] b, int from, int end, String lower) {
    if (end - from != lower.length()) {
      return false;
    }
    for (int i = 0; i < lower.length(); i++) {
      if ((b[from + i] | 0x20) != lower.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isVersion(byte[] b, int at) {
    return b[at] == 'H'
        && b[at + 1] == 'T'
        && b[at + 2] == 'T'
        && b[at + 3] == 'P'
        && b[at + 4] == '/'
        && b[at + 5] == '1'
        && b[at + 6] == '.'
        && b[at + 7] >= '0'
        && b[at + 7] <= '9';
  }

  private static boolean[] token() {
    boolean[] token = new boolean[256];
    for (int c = 0; c < 128; c++) {
      token[c] = Character.isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }
    return token;
  }
}
