// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

/**
 * The value of a Host field or an authority: {@code uri-host [ ":" port ]} (RFC 9110 section 7.2).
 */
final class HostName {
  private static final int MAX_LENGTH = 255 + 6;

  private HostName() {}

  /**
   * Whether the octets are a host name, an IPv4 address or a bracketed IPv6 address, with or
   * without a port. User information, paths, lists, white space and an empty name are refused.
   */
  static boolean isValid(byte[] buffer, int offset, int length) {
    if (length == 0 || length > MAX_LENGTH) {
      return false;
    }
    int end = offset + length;
    int at =
        buffer[offset] == '[' ? literalEnd(buffer, offset + 1, end) : nameEnd(buffer, offset, end);
    if (at <= offset) {
      return false;
    }
    return at == end || buffer[at] == ':' && isPort(buffer, at + 1, end);
  }

  private static int literalEnd(byte[] buffer, int from, int end) {
    int at = from;
    while (at < end
        && (Character.digit(buffer[at], 16) >= 0 || buffer[at] == ':' || buffer[at] == '.')) {
      at++;
    }
    return at > from && at < end && buffer[at] == ']' ? at + 1 : -1;
  }

  private static int nameEnd(byte[] buffer, int from, int end) {
    int at = from;
    while (at < end && isNameOctet(buffer[at])) {
      at++;
    }
    return at == from ? -1 : at;
  }

  private static boolean isNameOctet(int octet) {
    int lower = octet | 0x20;
    return lower >= 'a' && lower <= 'z'
        || octet >= '0' && octet <= '9'
        || octet == '-'
        || octet == '.'
        || octet == '_'
        || octet == '~';
  }

  private static boolean isPort(byte[] buffer, int from, int end) {
    int port = 0;
    for (int at = from; at < end; at++) {
      int digit = buffer[at] - '0';
      if (digit < 0 || digit > 9 || end - from > 5) {
        return false;
      }
      port = port * 10 + digit;
    }
    return port <= 65_535;
  }
}
