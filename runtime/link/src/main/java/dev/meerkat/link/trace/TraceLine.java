// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.trace;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.Offload;

/** Makes the text of one frame; used again for the next. */
final class TraceLine {
  private static final String DIGITS = "0123456789abcdef";
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long NANOS_PER_MICRO = 1_000;
  private static final int ADDRESS = 6;
  private static final int TYPE = 12;
  private static final int ETHERNET = 14;
  private static final int ROW = 16;

  private final StringBuilder text = new StringBuilder();

  StringBuilder text() {
    return text;
  }

  TraceLine begin(long nanos, String name, char direction, int length) {
    text.setLength(0);
    padded(nanos / NANOS_PER_SECOND, 2, ' ');
    text.append('.');
    padded(nanos % NANOS_PER_SECOND / NANOS_PER_MICRO, 6, '0');
    text.append(' ').append(name).append(' ').append(direction);
    padded(length, 6, ' ');
    return this;
  }

  /** Addresses and type of Ethernet, the version of a bare packet. */
  TraceLine link(LinkType type, byte[] buffer, int offset, int length) {
    if (type == LinkType.IP) {
      text.append(length == 0 ? " empty" : " IPv")
          .append(length == 0 ? "" : version(buffer[offset]));
    } else if (length < ETHERNET) {
      text.append(" cut");
    } else {
      address(buffer, offset + ADDRESS);
      text.append(" to");
      address(buffer, offset);
      text.append(' ');
      hex(Bytes.getU16(buffer, offset + TYPE), 4);
    }
    return this;
  }

  private static String version(byte first) {
    return Integer.toString((first & 0xFF) >>> 4);
  }

  /** What is left to the device. */
  TraceLine offload(long offload) {
    if (Offload.segmentPayload(offload) > 0) {
      text.append(" segments of ").append(Offload.segmentPayload(offload));
    } else if (Offload.needsChecksum(offload)) {
      text.append(" no checksum yet");
    }
    return this;
  }

  /** Rows of octets below the line. */
  TraceLine hex(byte[] buffer, int offset, int count) {
    for (int row = 0; row < count; row += ROW) {
      text.append("  ");
      hex(row, 4);
      for (int i = row; i < Math.min(count, row + ROW); i++) {
        text.append(' ');
        hex(buffer[offset + i] & 0xFF, 2);
      }
      text.append('\n');
    }
    return this;
  }

  private void address(byte[] buffer, int offset) {
    for (int i = 0; i < ADDRESS; i++) {
      text.append(i == 0 ? ' ' : ':');
      hex(buffer[offset + i] & 0xFF, 2);
    }
  }

  private void hex(int value, int digits) {
    for (int shift = 4 * digits - 4; shift >= 0; shift -= 4) {
      text.append(DIGITS.charAt(value >>> shift & 0xF));
    }
  }

  private void padded(long value, int width, char fill) {
    int start = text.length();
    text.append(value);
    while (text.length() - start < width) {
      text.insert(start, fill);
    }
  }
}
