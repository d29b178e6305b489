// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link;

import dev.meerkat.core.codec.Bytes;

/**
 * A bounded queue of frames in one array: a ring of octets in which every frame lies in one piece.
 *
 * <p>A frame takes its length and {@value #OVERHEAD} octets. One that does not fit behind the last
 * one begins at the array's front, and the rest of the array stays empty until it is passed.
 */
public final class FrameQueue {
  private static final int LENGTH = 0;
  private static final int OFFLOAD = 4;
  private static final int DUE = 12;
  private static final int OVERHEAD = 20;
  private static final int SKIP = -1;

  private final byte[] ring;
  private int first;
  private int end;
  private int used;
  private int frames;

  /** An empty queue of so many octets, {@value #OVERHEAD} a frame included. */
  public FrameQueue(int capacity) {
    if (capacity < 2 * OVERHEAD) {
      throw new IllegalArgumentException(
          "capacity must be at least " + 2 * OVERHEAD + ": " + capacity);
    }
    ring = new byte[capacity];
  }

  public boolean isEmpty() {
    return frames == 0;
  }

  /** How many frames are in it. */
  public int size() {
    return frames;
  }

  /** Octets of the array that are taken. */
  public int used() {
    return used;
  }

  /**
   * Copies a frame to the end.
   *
   * @param dueNanos an instant that is kept with it
   * @return false if it does not fit
   */
  public boolean add(byte[] buffer, int offset, int length, long offload, long dueNanos) {
    int size = OVERHEAD + length;
    if (!makeRoom(size)) {
      return false;
    }
    Bytes.putI32(ring, end + LENGTH, length);
    Bytes.putI64(ring, end + OFFLOAD, offload);
    Bytes.putI64(ring, end + DUE, dueNanos);
    System.arraycopy(buffer, offset, ring, end + OVERHEAD, length);
    end += size;
    used += size;
    frames++;
    return true;
  }

  /** The array that holds the frames. */
  public byte[] array() {
    return ring;
  }

  /** Where the first frame begins in {@link #array}; there must be one. */
  public int firstOffset() {
    return first + OVERHEAD;
  }

  /** The first frame's length. */
  public int firstLength() {
    return Bytes.getI32(ring, first + LENGTH);
  }

  /** What was said to travel with the first frame. */
  public long firstOffload() {
    return Bytes.getI64(ring, first + OFFLOAD);
  }

  /** The instant that was kept with the first frame. */
  public long firstDue() {
    return Bytes.getI64(ring, first + DUE);
  }

  /** Hands the first frame to a sink, then drops it. */
  public void poll(FrameSink sink) {
    sink.onFrame(ring, firstOffset(), firstLength(), firstOffload());
    drop();
  }

  /** Drops the first frame. */
  public void drop() {
    assert frames > 0;
    int size = OVERHEAD + firstLength();
    first += size;
    used -= size;
    frames--;
    if (frames == 0) {
      clear();
    } else {
      passTheEnd();
    }
  }

  /** Drops all. */
  public void clear() {
    first = 0;
    end = 0;
    used = 0;
    frames = 0;
  }

  /** Sees that {@code size} octets are free in one piece at {@link #end}. */
  private boolean makeRoom(int size) {
    int free = ring.length - used;
    if (size > free) {
      return false;
    }
    if (frames > 0 && end <= first) {
      return size <= first - end;
    }
    if (size <= ring.length - end) {
      return true;
    }
    if (size > first) {
      return false;
    }
    markTheEnd();
    return true;
  }

  private void markTheEnd() {
    int rest = ring.length - end;
    if (rest >= 4) {
      Bytes.putI32(ring, end + LENGTH, SKIP);
    }
    used += rest;
    end = 0;
  }

  private void passTheEnd() {
    int rest = ring.length - first;
    if (rest < 4 || firstLength() == SKIP) {
      used -= rest;
      first = 0;
    }
  }
}
