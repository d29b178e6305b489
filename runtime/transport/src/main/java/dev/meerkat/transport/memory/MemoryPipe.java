// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.memory;

import dev.meerkat.core.buffer.BufferPool;
import dev.meerkat.core.buffer.LinearBuffer;
import dev.meerkat.transport.stream.StreamSocket;

/** One direction of a connection: what is on its way, up to a window. */
final class MemoryPipe {
  private final LinearBuffer underway;
  private boolean ended;
  private boolean broken;

  MemoryPipe(int window) {
    underway = new LinearBuffer(new BufferPool(window, 1));
  }

  /** Takes what fits in the window. */
  int write(byte[] source, int offset, int length) {
    return broken ? StreamSocket.BROKEN : underway.put(source, offset, length);
  }

  /** Gives what is underway, at most {@code length} bytes. */
  int read(byte[] target, int offset, int length) {
    if (broken) {
      return StreamSocket.BROKEN;
    }
    int count = Math.min(length, underway.length());
    if (count == 0) {
      return ended ? StreamSocket.END : 0;
    }
    System.arraycopy(underway.array(), underway.offset(), target, offset, count);
    underway.consume(count);
    return count;
  }

  int length() {
    return underway.length();
  }

  boolean isReadable() {
    return broken || ended || !underway.isEmpty();
  }

  boolean isWritable() {
    return broken || underway.free() > 0;
  }

  boolean isBroken() {
    return broken;
  }

  void end() {
    ended = true;
  }

  void breakOff() {
    broken = true;
  }
}
