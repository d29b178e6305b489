// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import dev.meerkat.core.codec.Ascii;

/** Header field lines that a handler adds to its response; reused from request to request. */
final class FieldLines {
  /** Limit of all fields that a handler adds to one response. */
  static final int MAX_BYTES = 4 * 1024;

  private byte[] lines = new byte[256];
  private int length;

  void clear() {
    length = 0;
  }

  byte[] octets() {
    return lines;
  }

  int length() {
    return length;
  }

  /** Adds {@code name: value}; a name that is no token or a value with a line end is refused. */
  void add(String name, String value) {
    requireToken(name);
    requireValue(name, value);
    room(name.length() + value.length() + 4);
    length += Ascii.put(lines, length, name);
    lines[length++] = ':';
    lines[length++] = ' ';
    length += Ascii.put(lines, length, value);
    lines[length++] = '\r';
    lines[length++] = '\n';
  }

  /** Adds complete lines, made beforehand and trusted. */
  void addAll(byte[] madeLines) {
    room(madeLines.length);
    System.arraycopy(madeLines, 0, lines, length, madeLines.length);
    length += madeLines.length;
  }

  private void room(int more) {
    if (more > MAX_BYTES - length) {
      throw new IllegalArgumentException(
          "response fields take " + (length + more) + " bytes, limit is " + MAX_BYTES);
    }
    if (length + more > lines.length) {
      lines = java.util.Arrays.copyOf(lines, Math.max(length + more, lines.length * 2));
    }
  }

  private static void requireToken(String name) {
    boolean token = !name.isEmpty();
    for (int i = 0; token && i < name.length(); i++) {
      char c = name.charAt(i);
      token = c > ' ' && c < 0x7F && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
    }
    if (!token) {
      throw new IllegalArgumentException("not a field name: " + name);
    }
  }

  private static void requireValue(String name, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c > 0x7E || c < ' ' && c != '\t') {
        throw new IllegalArgumentException(
            "field " + name + " has the character " + (int) c + " at " + i);
      }
    }
  }
}
