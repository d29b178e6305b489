// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

import dev.meerkat.core.net.IpAddress;
import dev.meerkat.stack.address.IpBits;
import java.util.ArrayList;
import java.util.List;

/** The multicast groups that are listened to on an interface, by as many as want to: bounded. */
public final class Groups {
  /** A group and how many listen. */
  private static final class Entry {
    final long high;
    final long low;
    int listeners;

    Entry(long high, long low) {
      this.high = high;
      this.low = low;
    }
  }

  private final int limit;
  private final List<Entry> entries = new ArrayList<>();

  Groups(int limit) {
    this.limit = limit;
  }

  /** Whether one more group can be listened to. */
  public boolean hasRoom() {
    return entries.size() < limit;
  }

  /**
   * One more listens.
   *
   * @return whether it is the first
   * @throws IllegalStateException if there are as many groups as the limit allows
   */
  public boolean join(long high, long low) {
    Entry entry = find(high, low);
    if (entry == null) {
      if (!hasRoom()) {
        throw new IllegalStateException("no more than " + limit + " groups");
      }
      entry = new Entry(high, low);
      entries.add(entry);
    }
    return ++entry.listeners == 1;
  }

  /**
   * One less listens.
   *
   * @return whether it was the last
   */
  public boolean leave(long high, long low) {
    Entry entry = find(high, low);
    if (entry == null || --entry.listeners > 0) {
      return false;
    }
    entries.remove(entry);
    return true;
  }

  /** Whether anybody listens. */
  public boolean has(long high, long low) {
    return find(high, low) != null;
  }

  public int count() {
    return entries.size();
  }

  public long high(int index) {
    return entries.get(index).high;
  }

  public long low(int index) {
    return entries.get(index).low;
  }

  private Entry find(long high, long low) {
    for (int i = 0; i < entries.size(); i++) {
      Entry each = entries.get(i);
      if (each.low == low && each.high == high) {
        return each;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    List<IpAddress> all = new ArrayList<>();
    entries.forEach(each -> all.add(IpBits.address(each.high, each.low)));
    return all.toString();
  }
}
