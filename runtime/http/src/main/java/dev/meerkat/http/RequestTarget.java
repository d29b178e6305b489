// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

/**
 * A request target taken apart (RFC 9112 section 3.2) and its path decoded (RFC 3986 section 2.1).
 *
 * <p>Reused from request to request; holds a decoded copy of the path, so that routes and files
 * compare octets. A path is refused, never repaired: no dot segments are removed, no slashes
 * merged.
 */
public final class RequestTarget {
  /** The four forms of a target. */
  public enum Form {
    /** {@code /path?query} */
    ORIGIN,
    /** {@code http://authority/path?query} */
    ABSOLUTE,
    /** {@code host:port}, of CONNECT alone */
    AUTHORITY,
    /** {@code *}, of OPTIONS alone */
    ASTERISK,
    /** None of them, or a path that must not be. */
    INVALID
  }

  private final int maxLength;
  private byte[] path = new byte[256];
  private int pathLength;
  private int targetOffset;
  private int queryOffset;
  private int queryLength;
  private int authorityOffset;
  private int authorityLength;
  private Form form = Form.INVALID;

  /**
   * A target reader.
   *
   * @param maxLength longest target that is accepted
   */
  public RequestTarget(int maxLength) {
    this.maxLength = maxLength;
  }

  /**
   * Takes a target apart.
   *
   * @param connect whether the method is CONNECT
   * @param options whether the method is OPTIONS
   */
  public Form parse(byte[] buffer, int offset, int length, boolean connect, boolean options) {
    targetOffset = offset;
    pathLength = 0;
    queryLength = 0;
    authorityLength = 0;
    if (length > maxLength) {
      form = Form.INVALID;
      return form;
    }
    if (length > path.length) {
      path = new byte[Math.min(maxLength, Math.max(length, path.length * 2))];
    }
    form = dispatch(buffer, offset, length, connect, options);
    return form;
  }

  private Form dispatch(byte[] buffer, int offset, int length, boolean connect, boolean options) {
    if (length == 0) {
      return Form.INVALID;
    }
    if (connect) {
      authorityOffset = offset;
      authorityLength = length;
      return HostName.isValid(buffer, offset, length) ? Form.AUTHORITY : Form.INVALID;
    }
    if (buffer[offset] == '/') {
      return path(buffer, offset, offset + length) ? Form.ORIGIN : Form.INVALID;
    }
    if (buffer[offset] == '*' && length == 1) {
      return options ? Form.ASTERISK : Form.INVALID;
    }
    return absolute(buffer, offset, offset + length);
  }

  private Form absolute(byte[] buffer, int offset, int end) {
    int at = afterScheme(buffer, offset, end, "http://");
    if (at < 0) {
      at = afterScheme(buffer, offset, end, "https://");
    }
    if (at < 0) {
      return Form.INVALID;
    }
    authorityOffset = at;
    while (at < end && buffer[at] != '/' && buffer[at] != '?') {
      at++;
    }
    authorityLength = at - authorityOffset;
    if (!HostName.isValid(buffer, authorityOffset, authorityLength)) {
      return Form.INVALID;
    }
    if (at < end && buffer[at] == '/') {
      return path(buffer, at, end) ? Form.ABSOLUTE : Form.INVALID;
    }
    path[pathLength++] = '/';
    queryOffset = Math.min(at + 1, end);
    queryLength = end - queryOffset;
    return isCleanQuery(buffer, queryOffset, end) ? Form.ABSOLUTE : Form.INVALID;
  }

  private static int afterScheme(byte[] buffer, int offset, int end, String scheme) {
    if (end - offset < scheme.length()) {
      return -1;
    }
    for (int i = 0; i < scheme.length(); i++) {
      int octet = buffer[offset + i];
      if (octet >= 'A' && octet <= 'Z') {
        octet |= 0x20;
      }
      if (octet != scheme.charAt(i)) {
        return -1;
      }
    }
    return offset + scheme.length();
  }

  private boolean path(byte[] buffer, int from, int end) {
    int at = from;
    while (at < end && buffer[at] != '?') {
      int octet = buffer[at++] & 0xFF;
      if (octet == '%') {
        octet = escaped(buffer, at, end);
        at += 2;
        if (octet < 0 || octet == '/') {
          return false;
        }
      } else if (octet == '#') {
        return false;
      }
      if (octet < ' ' || octet == 0x7F || octet == '\\') {
        return false;
      }
      path[pathLength++] = (byte) octet;
    }
    queryOffset = Math.min(at + 1, end);
    queryLength = end - queryOffset;
    return hasNoDotSegment() && isCleanQuery(buffer, queryOffset, end);
  }

  private boolean hasNoDotSegment() {
    int start = 1;
    for (int at = 1; at <= pathLength; at++) {
      if (at == pathLength || path[at] == '/') {
        int size = at - start;
        boolean dots = size == 1 || size == 2;
        for (int i = start; dots && i < at; i++) {
          dots = path[i] == '.';
        }
        if (dots) {
          return false;
        }
        start = at + 1;
      }
    }
    return true;
  }

  private static boolean isCleanQuery(byte[] buffer, int from, int end) {
    for (int at = from; at < end; at++) {
      if (buffer[at] == '#' || buffer[at] == '%' && escaped(buffer, at + 1, end) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The octet of two hexadecimal digits, or -1. */
  private static int escaped(byte[] buffer, int at, int end) {
    if (end - at < 2) {
      return -1;
    }
    int high = Character.digit(buffer[at], 16);
    int low = Character.digit(buffer[at + 1], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  /** The head was copied: offsets into it follow. */
  void moved(byte[] buffer, int newOffset) {
    assert buffer.length >= newOffset;
    queryOffset += newOffset - targetOffset;
    authorityOffset += newOffset - targetOffset;
    targetOffset = newOffset;
  }

  public Form form() {
    return form;
  }

  /**
   * The decoded path; valid octets are 0 to {@link #pathLength()}, and only until the next parse.
   */
  public byte[] path() {
    return path;
  }

  public int pathLength() {
    return pathLength;
  }

  /** Where the raw query begins in the parsed buffer, behind the question mark. */
  public int queryOffset() {
    return queryOffset;
  }

  public int queryLength() {
    return queryLength;
  }

  /** Where the authority of an absolute or authority form begins in the parsed buffer. */
  public int authorityOffset() {
    return authorityOffset;
  }

  public int authorityLength() {
    return authorityLength;
  }

  /** Whether the decoded path is exactly these octets. */
  public boolean pathEquals(byte[] expected) {
    return java.util.Arrays.equals(path, 0, pathLength, expected, 0, expected.length);
  }

  /** Whether the decoded path begins with these octets. */
  public boolean pathStartsWith(byte[] prefix) {
    return pathLength >= prefix.length
        && java.util.Arrays.equals(path, 0, prefix.length, prefix, 0, prefix.length);
  }
}
