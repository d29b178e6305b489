// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.core.codec.Bytes;

/** The floor for DNS: questions, addresses and aliases, with names checked through pointers. */
final class HandWrittenDns {
  private HandWrittenDns() {}

  /** How many answers there are, or -1 for a message that is not right. */
  static long read(byte[] b, int offset, int length) {
    if (length < 12) {
      return -1;
    }
    int end = offset + length;
    int questions = Bytes.getU16(b, offset + 4);
    int answers = Bytes.getU16(b, offset + 6);
    int records = answers + Bytes.getU16(b, offset + 8) + Bytes.getU16(b, offset + 10);
    int at = offset + 12;
    for (int i = 0; i < questions; i++) {
      at = name(b, offset, at, end);
      if (at < 0 || end - at < 4) {
        return -1;
      }
      at += 4;
    }
    for (int i = 0; i < records; i++) {
      at = record(b, offset, at, end);
      if (at < 0) {
        return -1;
      }
    }
    return answers;
  }

  /** As {@link #read}, then the octets of all names added up. */
  static long names(byte[] b, int offset, int length) {
    long sum = read(b, offset, length);
    if (sum < 0) {
      return sum;
    }
    int at = offset + 12;
    sum += sum(b, offset, at);
    at = behind(b, at) + 4;
    int answers = Bytes.getU16(b, offset + 6);
    for (int i = 0; i < answers; i++) {
      sum += sum(b, offset, at);
      at = behind(b, at) + 10;
      if (Bytes.getU16(b, at - 10) == 5) {
        sum += sum(b, offset, at);
      }
      at += Bytes.getU16(b, at - 2);
    }
    return sum;
  }

  private static int record(byte[] b, int start, int from, int end) {
    int at = name(b, start, from, end);
    if (at < 0 || end - at < 10) {
      return -1;
    }
    int type = Bytes.getU16(b, at);
    int size = Bytes.getU16(b, at + 8);
    at += 10;
    if (size > end - at) {
      return -1;
    }
    boolean isRight =
        switch (type) {
          case 1 -> size == 4;
          case 5 -> name(b, start, at, at + size) == at + size;
          default -> true;
        };
    return isRight ? at + size : -1;
  }

  /** Where the name ends in its own place, or -1. */
  private static int name(byte[] b, int start, int from, int end) {
    int at = from;
    int lowest = from;
    int behind = -1;
    int total = 0;
    while (at < end) {
      int lead = b[at] & 0xFF;
      if (lead < 64) {
        total += lead + 1;
        if (total > 255 || lead >= end - at) {
          return -1;
        }
        at += lead + 1;
        if (lead == 0) {
          return behind < 0 ? at : behind;
        }
      } else if (lead >= 192 && end - at >= 2) {
        int to = start + (Bytes.getU16(b, at) & 0x3FFF);
        if (to >= lowest) {
          return -1;
        }
        behind = behind < 0 ? at + 2 : behind;
        lowest = to;
        at = to;
      } else {
        return -1;
      }
    }
    return -1;
  }

  private static int behind(byte[] b, int from) {
    int at = from;
    while (b[at] > 0) {
      at += b[at] + 1;
    }
    return b[at] == 0 ? at + 1 : at + 2;
  }

  private static long sum(byte[] b, int start, int from) {
    long sum = 0;
    int at = from;
    while (b[at] != 0) {
      if (b[at] < 0) {
        at = start + (Bytes.getU16(b, at) & 0x3FFF);
      } else {
        sum += Octets.sum(b, at + 1, b[at]);
        at += b[at] + 1;
      }
    }
    return sum;
  }

  /** A query for an address, recursion desired; the name is labels in wire form. */
  static int writeQuery(byte[] b, int id, byte[] labels) {
    if (id >>> 16 != 0 || 16 + labels.length > b.length || !isName(labels)) {
      return -1;
    }
    Bytes.putU16(b, 0, id);
    Bytes.putU16(b, 2, 0x0100);
    Bytes.putU16(b, 4, 1);
    Bytes.putU16(b, 6, 0);
    Bytes.putI32(b, 8, 0);
    System.arraycopy(labels, 0, b, 12, labels.length);
    Bytes.putU16(b, 12 + labels.length, 1);
    Bytes.putU16(b, 14 + labels.length, 1);
    return 16 + labels.length;
  }

  /** Labels of up to 63 octets and an empty one at the end, 255 together. */
  private static boolean isName(byte[] labels) {
    int at = 0;
    while (at < labels.length && labels[at] > 0 && labels[at] < 64) {
      at += 1 + labels[at];
    }
    return at == labels.length - 1 && labels[at] == 0 && labels.length <= 255;
  }
}
