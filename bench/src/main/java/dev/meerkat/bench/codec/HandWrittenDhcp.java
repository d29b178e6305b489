// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.core.codec.Bytes;

/** The floor for DHCP: the fixed part, and options by their sizes. */
final class HandWrittenDhcp {
  private static final int FIXED = 240;

  private HandWrittenDhcp() {}

  /** The sum of some fields, or -1 for a message that is not right. */
  static long read(byte[] b, int offset, int length) {
    if (length < FIXED
        || b[offset + 2] < 0
        || b[offset + 2] > 16
        || Bytes.getI32(b, offset + 236) != 0x63825363) {
      return -1;
    }
    long sum = Bytes.getU32(b, offset + 4) + Bytes.getU32(b, offset + 16);
    int at = offset + FIXED;
    int end = offset + length;
    while (at < end) {
      int code = b[at] & 0xFF;
      if (code == 0) {
        at++;
        continue;
      }
      if (code == 255) {
        return sum;
      }
      if (end - at < 2) {
        return -1;
      }
      int size = b[at + 1] & 0xFF;
      if (size > end - at - 2 || !isRight(code, size)) {
        return -1;
      }
      sum += code == 51 ? Bytes.getU32(b, at + 2) : 1;
      at += 2 + size;
    }
    return sum;
  }

  private static boolean isRight(int code, int size) {
    switch (code) {
      case 53:
        return size == 1;
      case 1, 28, 50, 51, 54, 58, 59:
        return size == 4;
      case 3, 6, 42:
        return size > 0 && (size & 3) == 0;
      default:
        return true;
    }
  }
}
