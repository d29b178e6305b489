// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.buffer;

import java.util.Arrays;

/**
 * Arrays of one size, made on demand up to a limit and kept for reuse.
 *
 * <p>Who takes an array owns it until it gives it back, once. Contents are whatever the last owner
 * left.
 */
public final class BufferPool {
  private static final int FIRST_SLOTS = 16;

  private final int size;
  private final int limit;
  private byte[][] idle;
  private int idleCount;
  private int lent;
  private long refusals;

  /**
   * An empty pool.
   *
   * @param size of each array
   * @param limit arrays that may be lent at a time
   */
  public BufferPool(int size, int limit) {
    if (size < 1 || limit < 1) {
      throw new IllegalArgumentException("must be above 0: size=" + size + " limit=" + limit);
    }
    this.size = size;
    this.limit = limit;
    this.idle = new byte[Math.min(limit, FIRST_SLOTS)][];
  }

  /** The size of each array. */
  public int size() {
    return size;
  }

  /** How many arrays may be lent at a time. */
  public int limit() {
    return limit;
  }

  /** How many arrays are lent now. */
  public int lent() {
    return lent;
  }

  /** How often {@link #take} had nothing to give. */
  public long refusals() {
    return refusals;
  }

  /** Whether {@link #take} has something to give. */
  public boolean hasFree() {
    return lent < limit;
  }

  /** Lends an array, or answers null when the limit is reached. */
  public byte[] take() {
    if (lent == limit) {
      refusals++;
      return null;
    }
    lent++;
    if (idleCount == 0) {
      return new byte[size];
    }
    byte[] buffer = idle[--idleCount];
    idle[idleCount] = null;
    return buffer;
  }

  /**
   * Takes an array back.
   *
   * @throws IllegalArgumentException if it is not of this pool's size
   */
  public void give(byte[] buffer) {
    if (buffer.length != size) {
      throw new IllegalArgumentException(
          "an array of " + buffer.length + " given to a pool of " + size);
    }
    assert lent > 0;
    lent--;
    if (idleCount == idle.length) {
      idle = Arrays.copyOf(idle, Math.min(limit, 2 * idleCount));
    }
    idle[idleCount++] = buffer;
  }
}
