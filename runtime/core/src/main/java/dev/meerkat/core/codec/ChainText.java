// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/** Elements of chains as text, and compared as text: see {@link ElementChain}. */
final class ChainText {
  private static final int ESCAPE_DIGITS = 3;

  /** What {@link #character} answers where the text is malformed. */
  private static final int WRONG = -1;

  private ChainText() {}

  static void append(StringBuilder out, byte[] b, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      int octet = b[i] & 0xFF;
      if (isVisible(octet)) {
        if (isMark(octet)) {
          out.append('\\');
        }
        out.append((char) octet);
      } else {
        out.append('\\')
            .append((char) ('0' + octet / 100))
            .append((char) ('0' + octet / 10 % 10))
            .append((char) ('0' + octet % 10));
      }
    }
  }

  /** Answers the place behind the last character. */
  static int put(byte[] target, int offset, byte[] b, int from, int length) {
    int at = offset;
    for (int i = from; i < from + length; i++) {
      int octet = b[i] & 0xFF;
      if (isVisible(octet)) {
        if (isMark(octet)) {
          target[at++] = '\\';
        }
        target[at++] = (byte) octet;
      } else {
        target[at] = '\\';
        target[at + 1] = (byte) ('0' + octet / 100);
        target[at + 2] = (byte) ('0' + octet / 10 % 10);
        target[at + 3] = (byte) ('0' + octet % 10);
        at += 1 + ESCAPE_DIGITS;
      }
    }
    return at;
  }

  private static boolean isVisible(int octet) {
    return octet > ' ' && octet <= '~';
  }

  private static boolean isMark(int octet) {
    return octet == '.' || octet == '\\';
  }

  /**
   * The octet that the text says at a place, escapes resolved, -1 if it says none: a malformed
   * escape, or a character that is neither a space nor visible ASCII.
   */
  static int character(CharSequence text, int at) {
    char c = text.charAt(at);
    if (c != '\\') {
      return c >= ' ' && c <= '~' ? c : WRONG;
    }
    int left = text.length() - at - 1;
    if (left == 0) {
      return WRONG;
    }
    char first = text.charAt(at + 1);
    if (!isDigit(first)) {
      return first >= ' ' && first <= '~' ? first : WRONG;
    }
    if (left < ESCAPE_DIGITS || !isDigit(text.charAt(at + 2)) || !isDigit(text.charAt(at + 3))) {
      return WRONG;
    }
    int octet = (first - '0') * 100 + (text.charAt(at + 2) - '0') * 10 + text.charAt(at + 3) - '0';
    return octet <= 255 ? octet : WRONG;
  }

  /** How many characters of the text {@link #character} took. */
  static int width(CharSequence text, int at) {
    if (text.charAt(at) != '\\') {
      return 1;
    }
    return isDigit(text.charAt(at + 1)) ? 1 + ESCAPE_DIGITS : 2;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /**
   * Compares an element with the text from a place on, without regard to the case of letters.
   *
   * @return the place behind the element and its dot, -1 if they differ
   */
  static int match(CharSequence text, int from, byte[] b, int offset, int length) {
    int at = from;
    for (int i = offset; i < offset + length; i++) {
      if (at >= text.length() || text.charAt(at) == '.') {
        return -1;
      }
      int octet = character(text, at);
      if (octet < 0 || lower(octet) != lower(b[i] & 0xFF)) {
        return -1;
      }
      at += width(text, at);
    }
    if (at == text.length()) {
      return at;
    }
    return text.charAt(at) == '.' ? at + 1 : -1;
  }

  static boolean isSame(byte[] a, int aOffset, byte[] b, int bOffset, int length) {
    for (int i = 0; i < length; i++) {
      int x = a[aOffset + i];
      int y = b[bOffset + i];
      if (x != y && lower(x & 0xFF) != lower(y & 0xFF)) {
        return false;
      }
    }
    return true;
  }

  static int hash(int seed, byte[] b, int offset, int length) {
    int hash = seed;
    for (int i = offset; i < offset + length; i++) {
      hash = hash * 31 + lower(b[i] & 0xFF);
    }
    return hash;
  }

  private static int lower(int octet) {
    return octet >= 'A' && octet <= 'Z' ? octet | 0x20 : octet;
  }
}
