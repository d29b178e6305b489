// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/**
 * Runs of characters, words without regard to case, and numbers written in digits.
 *
 * <p>A character set is a table of 256 booleans made by {@link #table} from a bitmap of four longs,
 * kept in a static final field of the generated class. All ranges are {@code from} inclusive,
 * {@code to} exclusive, and are indexes into the array.
 */
public final class Ascii {
  /** Answer of the digit readers: empty, or a byte that is no digit. */
  public static final long NOT_DIGITS = -1;

  /** Answer of the digit readers: digits, but the number is above the limit. */
  public static final long TOO_LARGE = -2;

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = 0x8080_8080_8080_8080L;

  private Ascii() {}

  /** Unpacks a bitmap: bit {@code i & 63} of word {@code i >> 6} tells whether byte i belongs. */
  public static boolean[] table(long word0, long word1, long word2, long word3) {
    boolean[] table = new boolean[256];
    for (int i = 0; i < 64; i++) {
      table[i] = (word0 >>> i & 1) != 0;
      table[64 + i] = (word1 >>> i & 1) != 0;
      table[128 + i] = (word2 >>> i & 1) != 0;
      table[192 + i] = (word3 >>> i & 1) != 0;
    }
    return table;
  }

  /** The index of the first byte outside the set, or {@code to}. */
  public static int scan(byte[] b, int from, int to, boolean[] set) {
    int i = from;
    while (i < to && set[b[i] & 0xFF]) {
      i++;
    }
    return i;
  }

  /**
   * As {@link #scan(byte[], int, int, boolean[])}, eight bytes at a time where all of them lie in
   * {@code low..high}, which must be a part of the set.
   *
   * <p>Worth it when nearly all of the text lies in that run (a header's value, a target): 64
   * visible bytes took 11 ns against 28 ns by the table alone, 8 bytes 2 against 5. It loses where
   * the run is often left: header names in mixed case, run {@code ^..z} of the token characters,
   * 110 against 28.
   *
   * @param low lowest byte of the run, 1 to 127
   * @param high highest byte of the run, {@code low} to 127
   */
  public static int scanRun(byte[] b, int from, int to, int low, int high, boolean[] set) {
    int i = from;
    while (i <= to - 8) {
      long outside = outside(Bytes.getI64Le(b, i), low, high);
      if (outside != 0) {
        i += Long.numberOfTrailingZeros(outside) >>> 3;
        if (!set[b[i] & 0xFF]) {
          return i;
        }
        i++;
      } else {
        i += 8;
      }
    }
    return scan(b, i, to, set);
  }

  /**
   * The index of the first byte outside {@code low..high}, or {@code to}.
   *
   * @param low 1 to 127
   * @param high {@code low} to 127
   */
  public static int scanRange(byte[] b, int from, int to, int low, int high) {
    int i = from;
    for (; i <= to - 8; i += 8) {
      long outside = outside(Bytes.getI64Le(b, i), low, high);
      if (outside != 0) {
        return i + (Long.numberOfTrailingZeros(outside) >>> 3);
      }
    }
    while (i < to && b[i] >= low && b[i] <= high) {
      i++;
    }
    return i;
  }

  /** The index of the first byte that equals {@code wanted}, or {@code to}. */
  public static int indexOf(byte[] b, int from, int to, int wanted) {
    int i = from;
    long pattern = (wanted & 0xFF) * ONES;
    for (; i <= to - 8; i += 8) {
      long differs = Bytes.getI64Le(b, i) ^ pattern;
      long zero = differs - ONES & ~differs & HIGHS;
      if (zero != 0) {
        return i + (Long.numberOfTrailingZeros(zero) >>> 3);
      }
    }
    while (i < to && b[i] != (byte) wanted) {
      i++;
    }
    return i;
  }

  /**
   * The high bit of each byte of {@code word} that lies outside the run. Bits above the lowest one
   * that is set may be wrong (borrows run upwards), zero and the lowest one are exact.
   */
  private static long outside(long word, int low, int high) {
    long below = word - low * ONES & ~word;
    long above = word + (127 - high) * ONES | word;
    return (below | above) & HIGHS;
  }

  /** Whether a range is exactly these bytes. */
  public static boolean matches(byte[] b, int offset, int length, byte[] literal) {
    return length == literal.length && startsWith(b, offset, literal);
  }

  /** Whether these bytes stand at {@code offset}; the caller knows that so many are there. */
  public static boolean startsWith(byte[] b, int offset, byte[] literal) {
    for (int i = 0; i < literal.length; i++) {
      if (b[offset + i] != literal[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a range is this word, letters A to Z taken as a to z.
   *
   * @param lowerCase the word, in lower case
   */
  public static boolean matchesNoCase(byte[] b, int offset, int length, byte[] lowerCase) {
    if (length != lowerCase.length) {
      return false;
    }
    int i = 0;
    for (; i <= length - 8; i += 8) {
      if (lower(Bytes.getI64Le(b, offset + i)) != Bytes.getI64Le(lowerCase, i)) {
        return false;
      }
    }
    for (; i < length; i++) {
      if (lower(b[offset + i]) != lowerCase[i]) {
        return false;
      }
    }
    return true;
  }

  /** The byte, or its lower-case letter. */
  public static byte lower(byte c) {
    return c >= 'A' && c <= 'Z' ? (byte) (c | 0x20) : c;
  }

  /** {@link #lower(byte)} of eight bytes at once. */
  public static long lower(long word) {
    long seven = word & ~HIGHS;
    long atLeastA = seven + (128 - 'A') * ONES;
    long aboveZ = seven + (127 - 'Z') * ONES;
    long upper = atLeastA & ~aboveZ & ~word & HIGHS;
    return word | upper >>> 2;
  }

  /**
   * A decimal number.
   *
   * @param limit the largest value allowed, at or above zero
   * @return the value, or {@link #NOT_DIGITS}, or {@link #TOO_LARGE}
   */
  public static long decimal(byte[] b, int offset, int length, long limit) {
    long value = 0;
    boolean large = false;
    for (int i = offset; i < offset + length; i++) {
      int digit = b[i] - '0';
      if ((digit & ~15) != 0 || digit > 9) {
        return NOT_DIGITS;
      }
      if (value > (limit - digit) / 10 || digit > limit) {
        large = true;
      }
      value = value * 10 + digit;
    }
    return length <= 0 ? NOT_DIGITS : large ? TOO_LARGE : value;
  }

  /**
   * A hexadecimal number, either case, no prefix.
   *
   * @param limit the largest value allowed, at or above zero
   * @return the value, or {@link #NOT_DIGITS}, or {@link #TOO_LARGE}
   */
  public static long hexadecimal(byte[] b, int offset, int length, long limit) {
    long value = 0;
    boolean large = false;
    for (int i = offset; i < offset + length; i++) {
      int digit = hexDigit(b[i]);
      if (digit < 0) {
        return NOT_DIGITS;
      }
      if (digit > limit || value > limit - digit >>> 4) {
        large = true;
      }
      value = value << 4 | digit;
    }
    return length <= 0 ? NOT_DIGITS : large ? TOO_LARGE : value;
  }

  /** The value of a hexadecimal digit, or -1. */
  public static int hexDigit(byte c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int letter = c | 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }

  /** How many digits {@link #putDecimal} writes for a value at or above zero. */
  public static int decimalDigits(long value) {
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    return digits;
  }

  /**
   * Writes a number at or above zero in decimal.
   *
   * @return the number of bytes written
   */
  public static int putDecimal(byte[] b, int offset, long value) {
    int digits = decimalDigits(value);
    putDecimal(b, offset, value, digits);
    return digits;
  }

  /** Writes exactly {@code digits} decimal digits, zeros in front, high digits dropped. */
  public static void putDecimal(byte[] b, int offset, long value, int digits) {
    long rest = value;
    for (int i = offset + digits - 1; i >= offset; i--) {
      b[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /** How many digits {@link #putHexadecimal} writes for a value. */
  public static int hexadecimalDigits(long value) {
    return Math.max(1, 16 - (Long.numberOfLeadingZeros(value) >>> 2));
  }

  /**
   * Writes a number in hexadecimal, lower case.
   *
   * @return the number of bytes written
   */
  public static int putHexadecimal(byte[] b, int offset, long value) {
    int digits = hexadecimalDigits(value);
    for (int i = 0; i < digits; i++) {
      int digit = (int) (value >>> (digits - 1 - i << 2)) & 15;
      b[offset + i] = (byte) (digit < 10 ? '0' + digit : 'a' - 10 + digit);
    }
    return digits;
  }

  /**
   * Writes the characters of a string, one byte each (the low 8 bits).
   *
   * @return the number of bytes written
   */
  public static int put(byte[] b, int offset, String text) {
    for (int i = 0; i < text.length(); i++) {
      b[offset + i] = (byte) text.charAt(i);
    }
    return text.length();
  }

  /** The bytes of a string of ASCII characters, for a static final field. */
  public static byte[] bytes(String text) {
    byte[] bytes = new byte[text.length()];
    put(bytes, 0, text);
    return bytes;
  }
}
