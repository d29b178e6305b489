// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.core.codec.Bytes;

/** The floor for a ClientHello: the extensions of RFC 8448's, checked to their last octet. */
final class HandWrittenHello {
  private HandWrittenHello() {}

  /** The sum of some fields, or -1 for a message that is not right. */
  static long read(byte[] b, int offset, int length) {
    if (length < 4 || b[offset] != 1) {
      return -1;
    }
    int size = Bytes.getU24(b, offset + 1);
    if (size > length - 4 || size < 38) {
      return -1;
    }
    int at = offset + 4;
    int end = at + size;
    long sum = Bytes.getU16(b, at);
    int session = b[at + 34] & 0xFF;
    at += 35;
    if (session > 32 || session > end - at) {
      return -1;
    }
    at += session;
    int suites = list(b, at, end, 2, 2);
    if (suites < 0) {
      return -1;
    }
    sum += (suites - at - 2) >> 1;
    at = list(b, suites, end, 1, 1);
    if (at < 0) {
      return -1;
    }
    if (at == end) {
      return sum;
    }
    if (end - at < 2 || Bytes.getU16(b, at) != end - at - 2) {
      return -1;
    }
    long extensions = extensions(b, at + 2, end);
    return extensions < 0 ? -1 : sum + extensions;
  }

  private static long extensions(byte[] b, int from, int end) {
    long seen = 0;
    long count = 0;
    int at = from;
    while (at < end) {
      if (end - at < 4) {
        return -1;
      }
      int type = Bytes.getU16(b, at);
      int value = at + 4;
      int behind = value + Bytes.getU16(b, at + 2);
      long bit = type < 63 ? 1L << type : type == 0xFF01 ? 1L << 63 : 0;
      if (behind > end || (seen & bit) != 0 || !isRight(b, type, value, behind)) {
        return -1;
      }
      seen |= bit;
      count++;
      at = behind;
    }
    return count;
  }

  private static boolean isRight(byte[] b, int type, int at, int end) {
    switch (type) {
      case 0:
        return serverNames(b, at, end);
      case 10, 13:
        return list(b, at, end, 2, 2) == end;
      case 11, 45:
        return list(b, at, end, 1, 1) == end;
      case 28:
        return end - at == 2;
      case 43:
        return list(b, at, end, 1, 2) == end;
      case 51:
        return shares(b, at, end);
      case 0xFF01:
        return end > at && (b[at] & 0xFF) == end - at - 1;
      default:
        return true;
    }
  }

  /** Where a list with a length before it ends, or -1: never empty, of whole elements. */
  private static int list(byte[] b, int at, int end, int prefix, int element) {
    if (end - at < prefix) {
      return -1;
    }
    int size = prefix == 1 ? b[at] & 0xFF : Bytes.getU16(b, at);
    return size == 0 || (size & element - 1) != 0 || size > end - at - prefix
        ? -1
        : at + prefix + size;
  }

  private static boolean serverNames(byte[] b, int from, int end) {
    if (list(b, from, end, 2, 1) != end) {
      return false;
    }
    int at = from + 2;
    while (at < end) {
      int behind = end - at < 3 ? -1 : list(b, at + 1, end, 2, 1);
      if (behind < 0) {
        return false;
      }
      at = behind;
    }
    return true;
  }

  private static boolean shares(byte[] b, int from, int end) {
    if (end - from < 2 || Bytes.getU16(b, from) != end - from - 2) {
      return false;
    }
    int at = from + 2;
    while (at < end) {
      int behind = end - at < 4 ? -1 : list(b, at + 2, end, 2, 1);
      if (behind < 0) {
        return false;
      }
      at = behind;
    }
    return true;
  }
}
