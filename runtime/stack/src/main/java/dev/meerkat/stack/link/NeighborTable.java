// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

/** The hosts of a link that are known or asked for: a bounded table, the longest unused goes. */
final class NeighborTable {
  private final Neighbor[] entries;
  private final WaitingPackets waiting;
  private int count;

  NeighborTable(int capacity, WaitingPackets waiting) {
    this.entries = new Neighbor[capacity];
    this.waiting = waiting;
  }

  int count() {
    return count;
  }

  Neighbor entry(int index) {
    return entries[index];
  }

  /** What is known of an address, or null. A link has few hosts: the last one found comes first. */
  Neighbor find(long high, long low) {
    for (int i = 0; i < count; i++) {
      Neighbor entry = entries[i];
      if (entry.low == low && entry.high == high) {
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
  Neighbor add(long high, long low, long nowNanos) {
    Neighbor entry = count < entries.length ? fresh() : oldest();
    waiting.giveBack(entry);
    entry.high = high;
    entry.low = low;
    entry.state = NeighborState.INCOMPLETE;
    entry.asked = 0;
    entry.askedAtNanos = nowNanos;
    entry.usedAtNanos = nowNanos;
    return entry;
  }

  /** Forgets an entry. */
  void remove(Neighbor entry) {
    for (int i = 0; i < count; i++) {
      if (entries[i] == entry) {
        waiting.giveBack(entry);
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

  /** A host that never answered goes before one that did. */
  private Neighbor oldest() {
    Neighbor oldest = entries[0];
    for (Neighbor entry : entries) {
      boolean known = entry.state.hasLinkAddress();
      if (known == oldest.state.hasLinkAddress()
          ? entry.usedAtNanos - oldest.usedAtNanos < 0
          : !known) {
        oldest = entry;
      }
    }
    return oldest;
  }
}
