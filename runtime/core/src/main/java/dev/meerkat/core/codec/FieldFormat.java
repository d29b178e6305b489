// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/** How the bytes of a field are shown. */
public enum FieldFormat {
  /** Two lower-case digits a byte, nothing between. */
  HEX,
  /** One character a byte, ISO 8859-1. */
  ASCII,
  /** UTF-8; a byte that is not part of valid UTF-8 is taken as ISO 8859-1. */
  UTF8,
  /** Four bytes as 10.0.0.1. */
  IPV4,
  /** Sixteen bytes as RFC 5952 says. */
  IPV6,
  /** Bytes as 00:1b:2c:3d:4e:5f. */
  MAC;

  private static final int IPV6_GROUPS = 8;

  /** Whether the format gives text that may hold any character. */
  public boolean isText() {
    return this == ASCII || this == UTF8;
  }

  /**
   * Appends bytes in this format. An address of a wrong length is shown as {@link #HEX}.
   *
   * <p>Text is appended as it is; {@link JsonDump} escapes it.
   */
  public void append(StringBuilder out, byte[] b, int offset, int length) {
    switch (this) {
      case ASCII -> latin1(out, b, offset, length);
      case UTF8 -> Utf8.append(out, b, offset, length);
      case IPV4 -> {
        if (length == 4) {
          ipv4(out, b, offset);
        } else {
          hex(out, b, offset, length);
        }
      }
      case IPV6 -> {
        if (length == 16) {
          ipv6(out, b, offset);
        } else {
          hex(out, b, offset, length);
        }
      }
      case MAC -> mac(out, b, offset, length);
      case HEX -> hex(out, b, offset, length);
    }
  }

  /** Appends one byte as two lower-case digits. */
  public static void hex(StringBuilder out, int value) {
    out.append(Character.forDigit(value >>> 4 & 15, 16)).append(Character.forDigit(value & 15, 16));
  }

  private static void hex(StringBuilder out, byte[] b, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      hex(out, b[i]);
    }
  }

  private static void latin1(StringBuilder out, byte[] b, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      out.append((char) (b[i] & 0xFF));
    }
  }

  private static void mac(StringBuilder out, byte[] b, int offset, int length) {
    for (int i = 0; i < length; i++) {
      if (i > 0) {
        out.append(':');
      }
      hex(out, b[offset + i]);
    }
  }

  private static void ipv4(StringBuilder out, byte[] b, int offset) {
    for (int i = 0; i < 4; i++) {
      if (i > 0) {
        out.append('.');
      }
      out.append(b[offset + i] & 0xFF);
    }
  }

  /** RFC 5952: longest run of two or more zero groups as "::", no leading zeros, lower case. */
  private static void ipv6(StringBuilder out, byte[] b, int offset) {
    if (isMappedIpv4(b, offset)) {
      out.append("::ffff:");
      ipv4(out, b, offset + 12);
      return;
    }
    int run = longestZeroRun(b, offset);
    int start = run >>> 8;
    int end = start + (run & 0xFF);
    for (int group = 0; group < IPV6_GROUPS; group++) {
      if (group == start && end > start) {
        out.append("::");
        group = end - 1;
        continue;
      }
      if (group > 0 && group != end) {
        out.append(':');
      }
      group(out, Bytes.getU16(b, offset + 2 * group));
    }
  }

  private static boolean isMappedIpv4(byte[] b, int offset) {
    return Bytes.getI64(b, offset) == 0 && Bytes.getI32(b, offset + 8) == 0xFFFF;
  }

  /** First longest run of at least two zero groups, as {@code start << 8 | count}; 0 if none. */
  private static int longestZeroRun(byte[] b, int offset) {
    int best = 0;
    int count = 0;
    for (int group = 0; group < IPV6_GROUPS; group++) {
      count = Bytes.getU16(b, offset + 2 * group) == 0 ? count + 1 : 0;
      if (count >= 2 && count > (best & 0xFF)) {
        best = group - count + 1 << 8 | count;
      }
    }
    return best;
  }

  private static void group(StringBuilder out, int value) {
    for (int shift = 12; shift >= 0; shift -= 4) {
      if (shift == 0 || value >>> shift != 0) {
        out.append(Character.forDigit(value >>> shift & 15, 16));
      }
    }
  }
}
