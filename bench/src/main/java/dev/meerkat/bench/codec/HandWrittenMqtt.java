// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.CharScan;
import dev.meerkat.core.codec.Utf8;

/** The floor for MQTT 5: PUBLISH and CONNECT with the checks that the generated reader makes. */
final class HandWrittenMqtt {
  private static final long IN_PUBLISH =
      1L << 1 | 1L << 2 | 1L << 3 | 1L << 8 | 1L << 9 | 1L << 0x0B | 1L << 0x23 | 1L << 0x26;
  private static final long IN_CONNECT =
      1L << 0x11
          | 1L << 0x15
          | 1L << 0x16
          | 1L << 0x17
          | 1L << 0x19
          | 1L << 0x21
          | 1L << 0x22
          | 1L << 0x26
          | 1L << 0x27;
  private static final long IN_WILL =
      1L << 1 | 1L << 2 | 1L << 3 | 1L << 8 | 1L << 9 | 1L << 0x18 | 1L << 0x26;
  private static final long REPEATABLE = 1L << 0x26 | 1L << 0x0B;

  private HandWrittenMqtt() {}

  /** The sum of some fields, or -1 for a packet that is not right. */
  static long read(byte[] b, int offset, int length) {
    if (length < 2) {
      return -1;
    }
    int head = b[offset] & 0xFF;
    int at = offset + 1;
    int remaining = b[at++];
    if (remaining < 0) {
      if (length < 3 || b[at] <= 0) {
        return -1; // the benchmark's packets need no third octet
      }
      remaining = remaining & 0x7F | b[at++] << 7;
    }
    if (remaining > offset + length - at) {
      return -1;
    }
    return switch (head >> 4) {
      case 1 -> head == 0x10 ? connect(b, at, at + remaining) : -1;
      case 3 -> publish(b, head, at, at + remaining);
      default -> -1;
    };
  }

  private static long publish(byte[] b, int head, int from, int end) {
    int qos = head >> 1 & 3;
    if (qos == 3 || qos == 0 && (head & 8) != 0) {
      return -1;
    }
    int at = text(b, from, end, true);
    if (at < 0) {
      return -1;
    }
    int packetId = 0;
    if (qos > 0) {
      if (end - at < 2) {
        return -1;
      }
      packetId = Bytes.getU16(b, at);
      if (packetId == 0) {
        return -1;
      }
      at += 2;
    }
    long properties = properties(b, at, end, IN_PUBLISH);
    if (properties < 0) {
      return -1;
    }
    int payload = (int) properties;
    return packetId + Bytes.getU16(b, from) + (end - payload) + (properties >>> 32);
  }

  private static long connect(byte[] b, int from, int end) {
    if (end - from < 10 || Bytes.getU16(b, from) != 4 || Bytes.getI32(b, from + 2) != 0x4D515454) {
      return -1;
    }
    int flags = b[from + 7] & 0xFF;
    boolean hasWill = (flags & 4) != 0;
    if (b[from + 6] != 5 || (flags & 1) != 0 || (flags & 0x18) == 0x18) {
      return -1;
    }
    if (!hasWill && (flags & 0x38) != 0) {
      return -1;
    }
    long properties = properties(b, from + 10, end, IN_CONNECT);
    if (properties < 0) {
      return -1;
    }
    int client = (int) properties;
    int at = text(b, client, end, false);
    if (at < 0) {
      return -1;
    }
    long sum = Bytes.getU16(b, from + 8) + Bytes.getU16(b, client) + (properties >>> 32);
    if (hasWill) {
      at = will(b, at, end);
    }
    if (at >= 0 && (flags & 0x80) != 0) {
      at = text(b, at, end, false);
    }
    if (at >= 0 && (flags & 0x40) != 0) {
      at = blob(b, at, end);
    }
    return at == end ? sum : -1;
  }

  private static int will(byte[] b, int from, int end) {
    long properties = properties(b, from, end, IN_WILL);
    if (properties < 0) {
      return -1;
    }
    int topic = (int) properties;
    int at = text(b, topic, end, true);
    return at < 0 || at == topic + 2 ? -1 : blob(b, at, end);
  }

  /** Where they end, and in the upper half how many there are; or -1. */
  private static long properties(byte[] b, int from, int end, long allowed) {
    if (from >= end || b[from] < 0) {
      return -1; // the benchmark's properties need no second octet
    }
    int at = from + 1;
    int last = at + b[from];
    if (last > end) {
      return -1;
    }
    long seen = 0;
    long count = 0;
    while (at < last) {
      int id = b[at++];
      long bit = 1L << id;
      if (id < 0 || (allowed & bit) == 0 || (seen & bit & ~REPEATABLE) != 0) {
        return -1;
      }
      seen |= bit;
      at = value(b, id, at, last);
      if (at < 0) {
        return -1;
      }
      count++;
    }
    return count << 32 | at;
  }

  private static int value(byte[] b, int id, int at, int end) {
    switch (id) {
      case 0x01, 0x17, 0x19:
        return at < end && (b[at] & 0xFE) == 0 ? at + 1 : -1;
      case 0x02, 0x11, 0x18:
        return end - at >= 4 ? at + 4 : -1;
      case 0x27:
        return end - at >= 4 && Bytes.getI32(b, at) != 0 ? at + 4 : -1;
      case 0x21, 0x23:
        return end - at >= 2 && Bytes.getU16(b, at) != 0 ? at + 2 : -1;
      case 0x22:
        return end - at >= 2 ? at + 2 : -1;
      case 0x03, 0x15:
        return text(b, at, end, false);
      case 0x08:
        return text(b, at, end, true);
      case 0x09, 0x16:
        return blob(b, at, end);
      case 0x26:
        int name = text(b, at, end, false);
        return name < 0 ? -1 : text(b, name, end, false);
      default:
        return -1;
    }
  }

  private static int blob(byte[] b, int at, int end) {
    if (end - at < 2) {
      return -1;
    }
    int behind = at + 2 + Bytes.getU16(b, at);
    return behind > end ? -1 : behind;
  }

  /** UTF-8 without U+0000, and without wildcards in a topic. */
  private static int text(byte[] b, int at, int end, boolean isTopic) {
    int behind = blob(b, at, end);
    if (behind < 0 || CharScan.isRun(b, at + 2, behind, isTopic ? ',' : 1, 127)) {
      return behind;
    }
    for (int i = at + 2; i < behind; i++) {
      int c = b[i];
      if (c <= 0) {
        return c == 0 || Utf8.scan(b, at + 2, behind) < behind || hasZero(b, i, behind)
            ? -1
            : behind;
      }
      if (isTopic && (c == '+' || c == '#')) {
        return -1;
      }
    }
    return behind;
  }

  private static boolean hasZero(byte[] b, int from, int end) {
    for (int i = from; i < end; i++) {
      if (b[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /** PUBLISH with QoS 1 and the three properties of the sample. */
  static int writePublish(byte[] b, byte[] topic, int packetId, byte[] type, byte[] payload) {
    int properties = 2 + 5 + 3 + type.length;
    int remaining = 2 + topic.length + 2 + 1 + properties + payload.length;
    if (packetId == 0 || packetId >>> 16 != 0 || remaining > 127 || remaining + 2 > b.length) {
      return -1; // the benchmark's packet is short
    }
    b[0] = 0x32;
    b[1] = (byte) remaining;
    Bytes.putU16(b, 2, topic.length);
    System.arraycopy(topic, 0, b, 4, topic.length);
    int at = 4 + topic.length;
    Bytes.putU16(b, at, packetId);
    b[at + 2] = (byte) properties;
    Bytes.putU16(b, at + 3, 0x0101);
    b[at + 5] = 2;
    Bytes.putI32(b, at + 6, 60);
    b[at + 10] = 3;
    Bytes.putU16(b, at + 11, type.length);
    System.arraycopy(type, 0, b, at + 13, type.length);
    at += 13 + type.length;
    System.arraycopy(payload, 0, b, at, payload.length);
    if (text(b, 2, b.length, true) < 0 || text(b, at - type.length - 2, at, false) < 0) {
      return -1;
    }
    return at + payload.length;
  }
}
