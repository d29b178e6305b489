// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import dev.meerkat.core.buffer.BufferPool;

/**
 * A bounded queue of octets in a ring; octets may also be put ahead of its end and join it later.
 *
 * <p>Borrows its array from a pool when something is put in, and gives it back when asked to.
 */
final class OctetRing {
  private final BufferPool pool;
  private byte[] array;
  private int head;
  private int length;

  OctetRing(BufferPool pool) {
    this.pool = pool;
  }

  /** Octets in the queue. */
  int length() {
    return length;
  }

  int capacity() {
    return pool.size();
  }

  int free() {
    return pool.size() - length;
  }

  /**
   * Sees that there is an array.
   *
   * @return false if the pool has none
   */
  boolean hold() {
    if (array == null) {
      array = pool.take();
      head = 0;
    }
    return array != null;
  }

  /** Gives the array back; what is in it is gone. */
  void release() {
    if (array != null) {
      pool.give(array);
      array = null;
    }
    length = 0;
  }

  /**
   * Appends what fits.
   *
   * @return how many octets; 0 also if the pool has no array
   */
  int put(byte[] source, int offset, int count) {
    int taken = Math.min(count, free());
    if (taken == 0 || !hold()) {
      return 0;
    }
    putAt(length, source, offset, taken);
    length += taken;
    return taken;
  }

  /** Puts octets at a distance from the head, without appending them; an array must be held. */
  void putAt(int distance, byte[] source, int offset, int count) {
    assert distance + count <= array.length;
    int at = index(distance);
    int first = Math.min(count, array.length - at);
    System.arraycopy(source, offset, array, at, first);
    System.arraycopy(source, offset + first, array, 0, count - first);
  }

  /** Appends octets that {@link #putAt} has put there. */
  void extend(int count) {
    assert count <= free();
    length += count;
  }

  /** Copies octets out, from a distance from the head. */
  void copy(int distance, byte[] target, int offset, int count) {
    assert distance + count <= length;
    int at = index(distance);
    int first = Math.min(count, array.length - at);
    System.arraycopy(array, at, target, offset, first);
    System.arraycopy(array, 0, target, offset + first, count - first);
  }

  /** Drops octets from the head. */
  void drop(int count) {
    assert count <= length;
    if (count > 0) {
      head = index(count);
      length -= count;
    }
  }

  private int index(int distance) {
    int at = head + distance;
    return at >= array.length ? at - array.length : at;
  }
}
