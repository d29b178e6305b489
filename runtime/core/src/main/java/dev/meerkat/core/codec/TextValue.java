// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/**
 * What is asked of the value of a line: no blanks around it, a token, a list of tokens, a number.
 *
 * <p>The {@code …End} methods answer the index of the first byte that is wrong, or {@code to}. A
 * blank is a space or a tab. A token is that of RFC 9110 section 5.6.2.
 */
public final class TextValue {
  private static final boolean[] TOKEN =
      Ascii.table(0x03FF_6CFA_0000_0000L, 0x57FF_FFFF_C7FF_FFFEL, 0, 0);

  private TextValue() {}

  /** The index of the first byte that is no blank, or {@code to}. */
  public static int trimStart(byte[] b, int from, int to) {
    int i = from;
    while (i < to && isBlank(b[i])) {
      i++;
    }
    return i;
  }

  /** The index behind the last byte that is no blank, or {@code from}. */
  public static int trimEnd(byte[] b, int from, int to) {
    int i = to;
    while (i > from && isBlank(b[i - 1])) {
      i--;
    }
    return i;
  }

  /** The index of the first character that is no blank, or {@code to}. */
  public static int trimStart(String text, int from, int to) {
    int i = from;
    while (i < to && isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The index behind the last character that is no blank, or {@code from}. */
  public static int trimEnd(String text, int from, int to) {
    int i = to;
    while (i > from && isBlank(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  /** Where a token ends. */
  public static int tokenEnd(byte[] b, int from, int to) {
    return Ascii.scan(b, from, to, TOKEN);
  }

  /** Where a list of tokens ends: commas between them, blanks around them, some may be empty. */
  public static int tokenListEnd(byte[] b, int from, int to) {
    int i = trimStart(b, from, to);
    while (i < to) {
      int end = tokenEnd(b, i, to);
      int comma = trimStart(b, end, to);
      if (comma < to && b[comma] != ',') {
        return end;
      }
      i = comma == to ? to : trimStart(b, comma + 1, to);
    }
    return i;
  }

  /**
   * Where a decimal number of at most {@code limit} ends: at the first byte that is no digit, or at
   * the digit with which it exceeds the limit.
   */
  public static int decimalEnd(byte[] b, int from, int to, long limit) {
    long value = 0;
    int i = from;
    while (i < to && isDigit(b[i])) {
      int digit = b[i] - '0';
      if (value > limit / 10 || value == limit / 10 && digit > limit % 10) {
        return i;
      }
      value = value * 10 + digit;
      i++;
    }
    return i;
  }

  public static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }

  public static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }

  /** How many digits {@link #putDigits} needs for a value at or above zero. */
  public static int digits(long value, int base) {
    int digits = 1;
    for (long rest = value; rest >= base; rest /= base) {
      digits++;
    }
    return digits;
  }

  /** Writes exactly so many digits, lower case, zeros in front. */
  public static void putDigits(byte[] b, int offset, long value, int digits, int base) {
    long rest = value;
    for (int i = offset + digits - 1; i >= offset; i--) {
      int digit = (int) (rest % base);
      b[i] = (byte) (digit < 10 ? '0' + digit : 'a' - 10 + digit);
      rest /= base;
    }
  }
}
