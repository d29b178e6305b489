// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.stream;

import dev.meerkat.core.buffer.BufferPool;
import dev.meerkat.core.buffer.LinearBuffer;

/** The receiving half of a connection: what waits for the handler, and what stops reading. */
final class ReceiveSide {
  /** Answer of {@link #fill}: the pool has no buffer. */
  static final int NO_BUFFER = -3;

  private final BufferPool pool;
  private final LinearBuffer waiting;

  private boolean paused;
  private boolean needsBuffer;
  private boolean ended;
  private boolean endTold;

  ReceiveSide(BufferPool pool) {
    this.pool = pool;
    this.waiting = new LinearBuffer(pool);
  }

  LinearBuffer waiting() {
    return waiting;
  }

  boolean isFull() {
    return waiting.free() == 0;
  }

  boolean isPaused() {
    return paused;
  }

  void paused(boolean value) {
    paused = value;
  }

  boolean needsBuffer() {
    return needsBuffer;
  }

  boolean canGetBuffer() {
    return needsBuffer && pool.hasFree();
  }

  /** Another attempt may be made. */
  void tryAgain() {
    needsBuffer = false;
  }

  /** The peer has ended its side. */
  boolean hasEnded() {
    return ended;
  }

  /** Answers true once, after the end: the handler must be told. */
  boolean takeEnd() {
    boolean untold = ended && !endTold;
    endTold = ended;
    return untold;
  }

  /**
   * Takes in what the socket has.
   *
   * @return as {@link StreamSocket#receive}, or {@link #NO_BUFFER}
   */
  int fill(StreamSocket socket) {
    if (!waiting.reserve(Math.max(1, waiting.free()))) {
      needsBuffer = true;
      return NO_BUFFER;
    }
    int count = socket.receive(waiting.array(), waiting.endOffset(), waiting.room());
    if (count > 0) {
      waiting.commit(count);
    } else {
      waiting.releaseIfEmpty();
      ended |= count == StreamSocket.END;
    }
    return count;
  }
}
