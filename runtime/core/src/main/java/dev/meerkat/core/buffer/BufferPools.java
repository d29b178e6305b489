// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.buffer;

import java.util.Map;
import java.util.TreeMap;

/** The pools of one loop, one for each size that is asked for. */
public final class BufferPools {
  private final int limit;
  private final Map<Integer, BufferPool> pools = new TreeMap<>();

  /**
   * No pools yet.
   *
   * @param limit arrays of each size that may be lent at a time
   */
  public BufferPools(int limit) {
    this.limit = limit;
  }

  /** The pool of arrays of one size; made when first asked for. */
  public BufferPool ofSize(int size) {
    return pools.computeIfAbsent(size, wanted -> new BufferPool(wanted, limit));
  }

  /** Bytes in all arrays that are lent now. */
  public long lentBytes() {
    long bytes = 0;
    for (BufferPool pool : pools.values()) {
      bytes += (long) pool.lent() * pool.size();
    }
    return bytes;
  }
}
