// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.serial;

/** Octets that wait for a line: bounded. Frames go in whole or not at all. */
final class LineOutput {
  private final ByteLine line;
  private final byte[] octets;
  private int start;
  private int end;

  LineOutput(ByteLine line, int capacity) {
    this.line = line;
    this.octets = new byte[capacity];
  }

  /** Sees that there is room for a frame. */
  boolean hasRoom(int count) {
    if (octets.length - end < count) {
      flush();
      System.arraycopy(octets, start, octets, 0, end - start);
      end -= start;
      start = 0;
    }
    return octets.length - end >= count;
  }

  void put(int octet) {
    octets[end++] = (byte) octet;
  }

  /** Passes on what the line takes. */
  void flush() {
    while (start < end) {
      int taken = line.write(octets, start, end - start);
      if (taken <= 0) {
        return;
      }
      start += taken;
    }
    start = 0;
    end = 0;
  }
}
