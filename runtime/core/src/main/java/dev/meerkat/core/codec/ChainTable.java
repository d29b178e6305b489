// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

import java.util.Arrays;

/**
 * Where the chains of a message that is being written stand, so that later ones can jump to them:
 * the compression of DNS names. The writer of the message owns one and hands it to the writers of
 * its parts; who writes a part by itself makes one and says where the message begins.
 *
 * <p>Bounded: {@value #MAX_ENTRIES} ends of chains and {@value #MAX_OCTETS} octets; what comes
 * later is written without being remembered. Nothing is allocated once the longest chain was
 * written.
 */
public final class ChainTable {
  static final int MAX_ENTRIES = 128;
  static final int MAX_OCTETS = 4096;
  private static final int SLOTS = 256;

  private final byte[] octets = new byte[MAX_OCTETS];
  private final int[] slots = new int[SLOTS];
  private final int[] hashes = new int[MAX_ENTRIES];
  private final int[] froms = new int[MAX_ENTRIES];
  private final int[] lengths = new int[MAX_ENTRIES];
  private final int[] places = new int[MAX_ENTRIES];
  private final int[] jumps = new int[MAX_ENTRIES];
  private final ChainFormat[] formats = new ChainFormat[MAX_ENTRIES];
  private ChainFormat first;
  private int firstAt;
  private int used;
  private int entries;
  private int messageStart;
  private boolean isOn = true;

  /** The chain being written: its octets, and where its elements start in them. */
  private byte[] scratch = new byte[0];

  private int[] starts = new int[0];
  private int[] ends = new int[0];

  /** Whether writers of chains may jump; they may at first. Elements only, if not. */
  public ChainTable compress(boolean on) {
    isOn = on;
    return this;
  }

  /** Forgets all chains; places count from here. */
  public ChainTable begin(int start) {
    if (entries > 0) {
      Arrays.fill(slots, 0);
    }
    entries = 0;
    used = 0;
    first = null;
    messageStart = start;
    return this;
  }

  int messageStart() {
    return messageStart;
  }

  boolean isOn() {
    return isOn;
  }

  /** Room for a chain of so many octets. */
  byte[] scratch(int size) {
    if (scratch.length < size) {
      scratch = new byte[size];
      starts = new int[size];
      ends = new int[size];
    }
    return scratch;
  }

  /** Where each element starts in the scratch. */
  int[] starts() {
    return starts;
  }

  /** For each element the hash of the chain's end that begins with it. */
  int[] ends() {
    return ends;
  }

  /** The number of the entry with these octets of the scratch, or -1. */
  int find(ChainFormat format, int hash, int from, int length) {
    for (int slot = hash & SLOTS - 1; slots[slot] != 0; slot = slot + 1 & SLOTS - 1) {
      int entry = slots[slot] - 1;
      if (hashes[entry] == hash
          && lengths[entry] == length
          && formats[entry].equals(format)
          && Arrays.equals(
              octets, froms[entry], froms[entry] + length, scratch, from, from + length)) {
        return entry;
      }
    }
    return -1;
  }

  /** Where the chain of an entry stands, counted from the start of the message. */
  int place(int entry) {
    return places[entry];
  }

  /** How many jumps lead from there to the end. */
  int jumps(int entry) {
    return jumps[entry];
  }

  /**
   * Remembers the ends of the chain in the scratch.
   *
   * @param size octets of the chain
   * @param written how many elements stand in place
   * @param format the chain's
   * @param at where the chain starts, counted from the start of the message
   * @param limit the first place that is too far for a jump
   * @param steps how many jumps the chain has
   */
  void add(ChainFormat format, int size, int written, int at, long limit, int steps) {
    if (written == 0 || entries == MAX_ENTRIES || size > MAX_OCTETS - used) {
      return;
    }
    System.arraycopy(scratch, 0, octets, used, size);
    enter(format, size, written, at, limit, steps);
    used += size;
  }

  /** Whether jumps may be made but nothing was placed yet since {@link #begin}. */
  boolean isFirst() {
    return isOn && used == 0 && entries == 0;
  }

  /** Keeps the octets of the first chain, in case another comes. */
  void keep(ChainFormat format, byte[] source, int from, int size, int at) {
    scratch(size);
    if (size <= MAX_OCTETS) {
      System.arraycopy(source, from, octets, 0, size);
      first = format;
      firstAt = at;
      used = size;
    }
  }

  /** Another comes: now the first one's ends are looked for. */
  void settle() {
    if (first != null) {
      ChainFormat format = first;
      int size = used;
      first = null;
      used = 0;
      int count = format.split(octets, size, this);
      enter(format, size, count, firstAt, format.farthest(), 0);
      used = count == 0 ? 0 : size;
    }
  }

  private void enter(ChainFormat format, int size, int written, int at, long limit, int steps) {
    for (int i = 0; i < written && entries < MAX_ENTRIES && at + starts[i] < limit; i++) {
      hashes[entries] = ends[i];
      froms[entries] = used + starts[i];
      lengths[entries] = size - starts[i];
      places[entries] = at + starts[i];
      jumps[entries] = steps;
      formats[entries] = format;
      entries++;
      int slot = ends[i] & SLOTS - 1;
      while (slots[slot] != 0) {
        slot = slot + 1 & SLOTS - 1;
      }
      slots[slot] = entries;
    }
  }
}
