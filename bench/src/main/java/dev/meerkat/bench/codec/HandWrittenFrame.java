// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.core.codec.Bytes;

/** The floor for WebSocket: a client's frame, unmasked eight octets at a time. */
final class HandWrittenFrame {
  private HandWrittenFrame() {}

  /** The payload's length, or -1 for a frame that is not right; the payload goes to a target. */
  static long read(byte[] b, int offset, int length, byte[] target) {
    if (length < 2) {
      return -1;
    }
    int first = b[offset];
    int opcode = first & 15;
    if ((first & 0x70) != 0 || b[offset + 1] >= 0 || (opcode & 7) > 2) {
      return -1;
    }
    int size = b[offset + 1] & 0x7F;
    if (opcode >= 8 && (size > 125 || first >= 0)) {
      return -1;
    }
    int at = offset + 2;
    if (size == 126) {
      if (length < 4) {
        return -1;
      }
      size = Bytes.getU16(b, at);
      at += 2;
      if (size < 126) {
        return -1;
      }
    } else if (size == 127) {
      return -1; // the benchmark's frame is short
    }
    if (size > offset + length - at - 4) {
      return -1;
    }
    int key = Bytes.getI32(b, at);
    unmask(b, at + 4, size, key, target);
    return size;
  }

  private static void unmask(byte[] b, int from, int size, int key, byte[] target) {
    long wide = (long) key << 32 | key & 0xFFFFFFFFL;
    int i = 0;
    for (; i <= size - 8; i += 8) {
      Bytes.putI64(target, i, Bytes.getI64(b, from + i) ^ wide);
    }
    for (; i < size; i++) {
      target[i] = (byte) (b[from + i] ^ key >> 24 - (i & 3) * 8);
    }
  }
}
