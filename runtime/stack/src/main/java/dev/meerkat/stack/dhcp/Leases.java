// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.dhcp;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Who has which address of a pool, and until when: one array, one entry an address. A host gets the
 * address that it had before if nobody else has it: RFC 2131 section 4.3.1.
 */
final class Leases {
  static final int NONE = 0;

  private static final long NOBODY = -1;

  /** Somebody who does not speak DHCP has it. */
  private static final long STRANGER = -2;

  private final int first;
  private final DhcpPool pool;
  private final long[] owners;
  private final long[] untilNanos;
  private final Map<Long, Integer> byOwner = new HashMap<>();
  private int next;

  Leases(DhcpPool pool, long nowNanos) {
    this.pool = pool;
    this.first = (int) pool.first().low();
    this.owners = new long[pool.count()];
    this.untilNanos = new long[pool.count()];
    Arrays.fill(owners, NOBODY);
    Arrays.fill(untilNanos, nowNanos);
  }

  /** Hosts that have, or had, an address. */
  int count() {
    return byOwner.size();
  }

  /** The address that a host has or is kept for it; {@link #NONE} if there is none. */
  int find(long owner) {
    if (pool.reserved().containsKey(owner)) {
      return (int) pool.reserved().get(owner).low();
    }
    Integer index = byOwner.get(owner);
    return index == null ? NONE : first + index;
  }

  /** Whether an address is in force for a host. */
  boolean has(long owner, int address, long nowNanos) {
    if (find(owner) != address) {
      return false;
    }
    Integer index = byOwner.get(owner);
    return index == null || nowNanos - untilNanos[index] < 0;
  }

  /**
   * An address for a host: its own, the one it wishes for, or any that is free.
   *
   * @return {@link #NONE} if all are taken
   */
  int choose(long owner, int wish, long nowNanos) {
    int known = find(owner);
    if (known != NONE) {
      return known;
    }
    if (isFree(wish - first, nowNanos)) {
      return wish;
    }
    for (int i = 0; i < owners.length; i++) {
      int index = (next + i) % owners.length;
      if (isFree(index, nowNanos)) {
        next = index + 1;
        return first + index;
      }
    }
    return NONE;
  }

  private boolean isFree(int index, long nowNanos) {
    return index >= 0
        && index < owners.length
        && (owners[index] == NOBODY || nowNanos - untilNanos[index] >= 0)
        && !isReserved(first + index);
  }

  private boolean isReserved(int address) {
    return pool.reserved().values().stream().anyMatch(each -> (int) each.low() == address);
  }

  /** Gives an address until a time; false if somebody else has it. */
  boolean give(long owner, int address, long until, long nowNanos) {
    if (pool.reserved().containsKey(owner)) {
      return find(owner) == address;
    }
    int index = address - first;
    if (index < 0 || index >= owners.length || owners[index] != owner && !isFree(index, nowNanos)) {
      return false;
    }
    Integer before = byOwner.get(owner);
    if (before != null && before != index) {
      owners[before] = NOBODY;
    }
    if (owners[index] != owner) {
      byOwner.remove(owners[index]);
    }
    owners[index] = owner;
    untilNanos[index] = until;
    byOwner.put(owner, index);
    return true;
  }

  /** A host does not want its address any more; it is kept in mind. */
  void release(long owner, int address, long nowNanos) {
    Integer index = byOwner.get(owner);
    if (index != null && first + index == address) {
      untilNanos[index] = nowNanos;
    }
  }

  /** Somebody else has an address: nobody gets it for a while. */
  void decline(long owner, int address, long until) {
    Integer index = byOwner.get(owner);
    if (index != null && first + index == address) {
      byOwner.remove(owner);
      owners[index] = STRANGER;
      untilNanos[index] = until;
    }
  }
}
