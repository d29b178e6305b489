// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.serial;

import java.util.ArrayDeque;

/** A line in memory: two queues of octets that take so many at a time. */
final class MemoryLine implements ByteLine {
  private final ArrayDeque<Byte> in;
  private final ArrayDeque<Byte> out;
  private final int most;
  boolean closed;

  private MemoryLine(ArrayDeque<Byte> in, ArrayDeque<Byte> out, int most) {
    this.in = in;
    this.out = out;
    this.most = most;
  }

  /** Both ends. */
  static MemoryLine[] pair(int most) {
    ArrayDeque<Byte> there = new ArrayDeque<>();
    ArrayDeque<Byte> back = new ArrayDeque<>();
    return new MemoryLine[] {new MemoryLine(back, there, most), new MemoryLine(there, back, most)};
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    int count = 0;
    while (count < Math.min(length, most) && !in.isEmpty()) {
      target[offset + count++] = in.poll();
    }
    return count;
  }

  @Override
  public int write(byte[] source, int offset, int length) {
    int count = 0;
    while (count < length && out.size() < most) {
      out.add(source[offset + count++]);
    }
    return count;
  }

  @Override
  public void close() {
    closed = true;
  }
}
