// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

/** The hosts of a link that are known or asked for: a bounded table, the longest unused goes. */
final class NeighborTable {
  private final Neighbor[] entries;
  private int count;

  NeighborTable(int capacity) {
    entries = new Neighbor[capacity];
  }

  int count() {
    return count;
  }

  Neighbor entry(int index) {
    return entries[index];
  }

  /** What is known of an address, or null. A link has few hosts: the last one found comes first. */
  Neighbor find(int ip) {
    for (int i = 0; i < count; i++) {
      Neighbor entry = entries[i];
      if (entry.ip == ip) {
        if (i > 0) {
          entries[i] = entries[i - 1];
          entries[i - 1] = entry;
        }
        return entry;
      }
    }
    return null;
  }

  /** A new entry, in the place of the longest unused one if the table is full. */
  Neighbor add(int ip, long nowNanos) {
    Neighbor entry = count < entries.length ? fresh() : oldest();
    entry.ip = ip;
    entry.isKnown = false;
    entry.asked = 0;
    entry.askedAtNanos = nowNanos;
    entry.usedAtNanos = nowNanos;
    entry.waiting = null;
    return entry;
  }

  /** Forgets an entry. */
  void remove(Neighbor entry) {
    for (int i = 0; i < count; i++) {
      if (entries[i] == entry) {
        entry.waiting = null;
        count--;
        entries[i] = entries[count];
        entries[count] = entry;
        return;
      }
    }
  }

  private Neighbor fresh() {
    if (entries[count] == null) {
      entries[count] = new Neighbor();
    }
    return entries[count++];
  }

  private Neighbor oldest() {
    Neighbor oldest = entries[0];
    for (Neighbor entry : entries) {
      if (entry.usedAtNanos - oldest.usedAtNanos < 0) {
        oldest = entry;
      }
    }
    return oldest;
  }
}
