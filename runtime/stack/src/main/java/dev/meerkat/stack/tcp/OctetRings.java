// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import dev.meerkat.core.buffer.BufferPool;

/** Rings of one size, lent to connections while they have octets; their arrays are a pool's. */
final class OctetRings {
  private final BufferPool arrays;
  private final Spares<OctetRing> rings;

  /** Rings with arrays of a pool; at most {@code spares} without one lie idle. */
  OctetRings(BufferPool arrays, int spares) {
    this.arrays = arrays;
    this.rings = new Spares<>(spares, OctetRing::new);
  }

  /** Octets that each can hold. */
  int size() {
    return arrays.size();
  }

  /** Lends an empty ring, or answers null if the pool has no array. */
  OctetRing take() {
    byte[] array = arrays.take();
    if (array == null) {
      return null;
    }
    OctetRing ring = rings.take();
    ring.begin(array);
    return ring;
  }

  /** Takes a ring back; what is in it is gone. */
  void give(OctetRing ring) {
    arrays.give(ring.array());
    ring.begin(null);
    rings.give(ring);
  }
}
