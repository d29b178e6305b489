// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/**
 * A bounded queue of octets in a ring; octets may also be put ahead of its end and join it later.
 *
 * <p>Lent by {@link OctetRings} while there is something in it.
 */
final class OctetRing {
  private byte[] array;
  private int head;
  private int length;

  /** Empty from now on, in an array. */
  void begin(byte[] room) {
    array = room;
    head = 0;
    length = 0;
  }

  /** The array, for who gives it back. */
  byte[] array() {
    return array;
  }

  /** Octets in the queue. */
  int length() {
    return length;
  }

  int free() {
    return array.length - length;
  }

  /**
   * Appends what fits.
   *
   * @return how many octets
   */
  int put(byte[] source, int offset, int count) {
    int taken = Math.min(count, free());
    putAt(length, source, offset, taken);
    length += taken;
    return taken;
  }

  /** Puts octets at a distance from the head, without appending them. */
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
