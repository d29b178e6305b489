// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.buffer;

import java.util.Objects;

/**
 * A bounded queue of bytes that always lie in one piece: filled at its end, emptied at its start.
 *
 * <p>Borrows its array from a pool when bytes are to be put in and gives it back when the last one
 * is taken. What is in it moves to the front of the array only when room at the end runs out.
 */
public final class LinearBuffer {
  private static final byte[] NONE = {};

  private final BufferPool pool;
  private byte[] array = NONE;
  private int start;
  private int end;

  public LinearBuffer(BufferPool pool) {
    this.pool = Objects.requireNonNull(pool, "pool");
  }

  /** The array that holds the bytes; another one after it was empty. */
  public byte[] array() {
    return array;
  }

  /** Index of the first byte. */
  public int offset() {
    return start;
  }

  /** How many bytes are in it. */
  public int length() {
    return end - start;
  }

  public boolean isEmpty() {
    return start == end;
  }

  /** Most bytes that it can hold. */
  public int capacity() {
    return pool.size();
  }

  /** How many more bytes it can hold. */
  public int free() {
    return pool.size() - length();
  }

  /** Index at which the next bytes go, after {@link #reserve}. */
  public int endOffset() {
    return end;
  }

  /** Bytes that fit at {@link #endOffset} in one piece without moving anything. */
  public int room() {
    return array.length - end;
  }

  /**
   * Makes room for {@code length} bytes in one piece at {@link #endOffset}.
   *
   * @return false if there is not so much, or the pool has no array: nothing has changed then
   */
  public boolean reserve(int length) {
    if (length > free() || array == NONE && !borrow()) {
      return false;
    }
    if (length > array.length - end) {
      compact();
    }
    return true;
  }

  /** Adds bytes that were put at {@link #endOffset}. */
  public void commit(int length) {
    if (length < 0 || length > array.length - end) {
      throw new IllegalArgumentException("commit of " + length + " with room for " + room());
    }
    end += length;
  }

  /**
   * Copies in as many bytes as fit.
   *
   * @return how many
   */
  public int put(byte[] source, int offset, int length) {
    int accepted = Math.min(length, free());
    if (accepted <= 0 || !reserve(accepted)) {
      return 0;
    }
    System.arraycopy(source, offset, array, end, accepted);
    end += accepted;
    return accepted;
  }

  /** Takes bytes from the start. */
  public void consume(int length) {
    if (length < 0 || length > length()) {
      throw new IllegalArgumentException("consumed " + length + " of " + length());
    }
    start += length;
    releaseIfEmpty();
  }

  /** Gives the array back if nothing is in it: after a reserve that was not used. */
  public void releaseIfEmpty() {
    if (start == end && array != NONE) {
      pool.give(array);
      array = NONE;
      start = 0;
      end = 0;
    }
  }

  /** Drops everything and gives the array back. */
  public void clear() {
    start = end;
    releaseIfEmpty();
  }

  private boolean borrow() {
    byte[] borrowed = pool.take();
    if (borrowed == null) {
      return false;
    }
    array = borrowed;
    return true;
  }

  private void compact() {
    System.arraycopy(array, start, array, 0, length());
    end -= start;
    start = 0;
  }
}
