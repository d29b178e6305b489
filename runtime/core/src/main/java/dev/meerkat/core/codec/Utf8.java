// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/** UTF-8 as RFC 3629 defines it: no overlong forms, no surrogates, nothing above U+10FFFF. */
public final class Utf8 {
  private Utf8() {}

  /**
   * The index of the first byte that is not part of a whole valid character, or {@code to}.
   *
   * <p>Eight ASCII bytes are passed at a time, the last eight with some of those before.
   */
  public static int scan(byte[] b, int from, int to) {
    int i = from;
    while (i <= to - 8 && isAscii(b, i)) {
      i += 8;
    }
    return i > to - 8 && to - from >= 8 && isAscii(b, to - 8) ? to : scanCharacters(b, i, to);
  }

  private static boolean isAscii(byte[] b, int i) {
    return (Bytes.getI64(b, i) & 0x8080_8080_8080_8080L) == 0;
  }

  private static int scanCharacters(byte[] b, int from, int to) {
    int i = from;
    while (i < to) {
      if (i <= to - 8 && isAscii(b, i)) {
        i += 8;
        continue;
      }
      int length = characterLength(b, i, to);
      if (length == 0) {
        return i;
      }
      i += length;
    }
    return i;
  }

  /** The number of bytes of the character at {@code i}, or 0 if it is invalid or cut. */
  static int characterLength(byte[] b, int i, int to) {
    int lead = b[i];
    if (lead >= 0) {
      return 1;
    }
    int length = lead >= (byte) 0xF0 ? 4 : lead >= (byte) 0xE0 ? 3 : lead >= (byte) 0xC2 ? 2 : 0;
    if (length == 0 || length > to - i) {
      return 0;
    }
    for (int k = 1; k < length; k++) {
      if ((b[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int codePoint = codePoint(b, i, length);
    boolean valid =
        switch (length) {
          case 2 -> true;
          case 3 -> codePoint >= 0x800 && (codePoint < 0xD800 || codePoint > 0xDFFF);
          default -> codePoint >= 0x1_0000 && codePoint <= 0x10_FFFF;
        };
    return valid ? length : 0;
  }

  /** The code point of a valid character of {@code length} bytes. */
  static int codePoint(byte[] b, int i, int length) {
    return switch (length) {
      case 1 -> b[i];
      case 2 -> (b[i] & 0x1F) << 6 | b[i + 1] & 0x3F;
      case 3 -> (b[i] & 0x0F) << 12 | (b[i + 1] & 0x3F) << 6 | b[i + 2] & 0x3F;
      default ->
          (b[i] & 0x0F) << 18 | (b[i + 1] & 0x3F) << 12 | (b[i + 2] & 0x3F) << 6 | b[i + 3] & 0x3F;
    };
  }

  /** Appends the characters; an invalid byte becomes the character of the same number. */
  static void append(StringBuilder out, byte[] b, int offset, int length) {
    int to = offset + length;
    int i = offset;
    while (i < to) {
      int bytes = characterLength(b, i, to);
      if (bytes == 0) {
        out.append((char) (b[i] & 0xFF));
        i++;
      } else {
        out.appendCodePoint(codePoint(b, i, bytes));
        i += bytes;
      }
    }
  }
}
