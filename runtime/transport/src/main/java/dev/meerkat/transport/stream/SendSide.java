// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.stream;

import dev.meerkat.core.buffer.BufferPool;
import dev.meerkat.core.buffer.LinearBuffer;

/**
 * The sending half of a connection: what is queued, who waits for room, and how it ends.
 *
 * <p>A writer that fell short is <em>starved</em>. It is fed again when what it wanted fits and at
 * least half of the buffer is free, so that it is not called for every few bytes that leave.
 */
final class SendSide {
  private static final byte[] NOTHING = {};

  private final BufferPool pool;
  private final LinearBuffer queue;
  private byte[] lent = NOTHING;
  private int lentOffset;
  private int lentLength;

  private boolean starved;
  private boolean holding = true;
  private int wanted;
  private boolean ending;
  private boolean ended;

  SendSide(BufferPool pool) {
    this.pool = pool;
    this.queue = new LinearBuffer(pool);
  }

  LinearBuffer queue() {
    return queue;
  }

  /** Bytes queued or lent. */
  int unsent() {
    return queue.length() + lentLength;
  }

  boolean isStarved() {
    return starved;
  }

  /** Whether nothing is to be read before the writer is fed. */
  boolean holdsReading() {
    return starved && holding;
  }

  void holdsReadingWhenStarved(boolean value) {
    holding = value;
  }

  /** No more is accepted; what is queued still leaves. */
  boolean isEnding() {
    return ending;
  }

  /** The peer has been told that no more will come. */
  boolean isEnded() {
    return ended;
  }

  void end() {
    ending = true;
    starved = false;
  }

  int write(byte[] source, int offset, int length) {
    int accepted = lentLength > 0 ? 0 : queue.put(source, offset, length);
    if (accepted < length) {
      starve(Math.min(length - accepted, queue.capacity()));
    }
    return accepted;
  }

  /** Takes an array as it is, to be sent behind what is queued. */
  boolean lend(byte[] source, int offset, int length) {
    if (lentLength > 0) {
      starve(1);
      return false;
    }
    lent = source;
    lentOffset = offset;
    lentLength = length;
    return true;
  }

  boolean reserve(int length) {
    if (length > queue.capacity()) {
      throw new IllegalArgumentException(
          "reserve of " + length + " in a send buffer of " + queue.capacity());
    }
    if (lentLength == 0 && queue.reserve(length)) {
      return true;
    }
    starve(length);
    return false;
  }

  private void starve(int length) {
    starved = true;
    wanted = length;
  }

  /** Whether a starved writer waits for the pool, not for the network. */
  boolean needsBuffer() {
    return starved && unsent() == 0 && !pool.hasFree();
  }

  /** Whether a starved writer can be fed. */
  boolean canFeed() {
    return starved
        && lentLength == 0
        && queue.free() >= wanted
        && queue.length() <= queue.capacity() / 2
        && !needsBuffer();
  }

  void fed() {
    starved = false;
  }

  /**
   * Sends what is queued, and the end once nothing is.
   *
   * @return bytes sent, or {@link StreamSocket#BROKEN}
   */
  int flush(StreamSocket socket) {
    int sent = 0;
    if (unsent() > 0) {
      sent = send(socket);
      if (sent == StreamSocket.BROKEN) {
        return sent;
      }
      consume(sent);
    }
    queue.releaseIfEmpty();
    if (ending && !ended && unsent() == 0) {
      ended = true;
      socket.endOutput();
    }
    return sent;
  }

  /** Drops what is left. */
  void clear() {
    queue.clear();
    giveBack();
  }

  private int send(StreamSocket socket) {
    return lentLength == 0
        ? socket.send(queue.array(), queue.offset(), queue.length())
        : socket.send(queue.array(), queue.offset(), queue.length(), lent, lentOffset, lentLength);
  }

  private void consume(int sent) {
    int ofQueue = Math.min(sent, queue.length());
    queue.consume(ofQueue);
    lentOffset += sent - ofQueue;
    lentLength -= sent - ofQueue;
    if (lentLength == 0) {
      giveBack();
    }
  }

  private void giveBack() {
    lent = NOTHING;
    lentOffset = 0;
    lentLength = 0;
  }
}
