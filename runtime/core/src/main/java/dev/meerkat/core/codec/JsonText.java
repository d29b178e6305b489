// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/** The lexical side of JSON: escapes and unsigned numbers. */
final class JsonText {
  private JsonText() {}

  /** Appends the bytes as the inside of a JSON string. */
  static void escaped(StringBuilder out, boolean utf8, byte[] b, int offset, int length) {
    int to = offset + length;
    int i = offset;
    while (i < to) {
      int bytes = b[i] < 0 && utf8 ? Utf8.characterLength(b, i, to) : 1;
      if (bytes > 1) {
        out.appendCodePoint(Utf8.codePoint(b, i, bytes));
        i += bytes;
      } else {
        character(out, (char) (b[i] & 0xFF));
        i++;
      }
    }
  }

  /** Appends one character, escaped unless it is printable ASCII or above U+00FF. */
  static void character(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < 0x20 || c >= 0x7F && c <= 0xFF) {
          out.append("\\u00");
          FieldFormat.hex(out, c);
        } else {
          out.append(c);
        }
      }
    }
  }

  /** Appends a number whose sign bit is its top bit. */
  static void unsigned(StringBuilder out, long value) {
    if (value < 0) {
      long tenth = (value >>> 1) / 5;
      out.append(tenth).append((char) ('0' + (value - tenth * 10)));
    } else {
      out.append(value);
    }
  }
}
