// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.net;

import dev.meerkat.core.codec.Bytes;
import java.util.Arrays;

/**
 * Reads addresses as RFC 4291 section 2.2 and RFC 6943 section 3.1.1 (the strict form) write them:
 * four decimal parts without leading zeros; up to eight groups, one "::", an IPv4 tail.
 */
final class IpAddressParser {
  private static final int GROUPS = 8;

  private final String text;
  private final byte[] bytes = new byte[16];
  private int at;

  private IpAddressParser(String text) {
    this.text = text;
  }

  /** The address, or null. */
  static IpAddress parse(String text) {
    int percent = text.indexOf('%');
    String zone = percent < 0 ? "" : text.substring(percent + 1);
    IpAddressParser parser = new IpAddressParser(percent < 0 ? text : text.substring(0, percent));
    if (parser.text.indexOf(':') >= 0) {
      boolean valid = parser.v6() && (percent < 0 || !zone.isEmpty());
      return valid
          ? new IpAddress(6, Bytes.getI64(parser.bytes, 0), Bytes.getI64(parser.bytes, 8), zone)
          : null;
    }
    return percent < 0 && parser.v4(0) ? IpAddress.of(parser.bytes, 0, 4) : null;
  }

  /** Reads four parts to the end of the text. */
  private boolean v4(int target) {
    for (int i = 0; i < 4; i++) {
      if (i > 0 && !accept('.')) {
        return false;
      }
      int part = part();
      if (part < 0) {
        return false;
      }
      bytes[target + i] = (byte) part;
    }
    return at == text.length();
  }

  private int part() {
    int start = at;
    int value = 0;
    while (at < text.length() && at - start < 3 && isDigit(text.charAt(at))) {
      value = value * 10 + text.charAt(at) - '0';
      at++;
    }
    boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
    return at == start || leadingZero || value > 255 ? -1 : value;
  }

  private boolean v6() {
    int group = 0;
    int gap = -1;
    if (text.startsWith("::")) {
      gap = 0;
      at = 2;
    }
    while (at < text.length()) {
      if (group == GROUPS) {
        return false;
      }
      if (isV4Tail()) {
        return group <= GROUPS - 2 && v4(2 * group) && finish(group + 2, gap);
      }
      int value = group();
      if (value < 0) {
        return false;
      }
      Bytes.putU16(bytes, 2 * group, value);
      group++;
      if (at == text.length()) {
        break;
      }
      if (!accept(':')) {
        return false;
      }
      if (accept(':')) {
        if (gap >= 0) {
          return false;
        }
        gap = group;
      } else if (at == text.length()) {
        return false;
      }
    }
    return finish(group, gap);
  }

  /** Moves what stands behind "::" to the end. */
  private boolean finish(int groups, int gap) {
    if (gap < 0) {
      return groups == GROUPS;
    }
    if (groups == GROUPS) {
      return false;
    }
    int tail = 2 * (groups - gap);
    byte[] tailBytes = Arrays.copyOfRange(bytes, 2 * gap, 2 * gap + tail);
    Arrays.fill(bytes, 2 * gap, bytes.length, (byte) 0);
    System.arraycopy(tailBytes, 0, bytes, bytes.length - tail, tail);
    return true;
  }

  private boolean isV4Tail() {
    int dot = text.indexOf('.', at);
    return dot >= 0 && text.indexOf(':', at) < 0;
  }

  private int group() {
    int start = at;
    int value = 0;
    while (at < text.length() && at - start < 4) {
      int digit = Character.digit(text.charAt(at), 16);
      if (digit < 0 || text.charAt(at) > 'f') {
        break;
      }
      value = value << 4 | digit;
      at++;
    }
    return at == start ? -1 : value;
  }

  private boolean accept(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
