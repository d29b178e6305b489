// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrChain;
import dev.meerkat.dsl.ir.Octets;
import java.util.ArrayList;
import java.util.List;

/** Where the chains of a message that is being written, and their ends, stand; bounded. */
final class ChainTable {
  /** As in the generated code's table. */
  private static final int MAX_ENTRIES = 128;

  private static final int MAX_BYTES = 4096;

  private final List<Entry> entries = new ArrayList<>();
  private int used;

  /**
   * The last elements of a chain.
   *
   * @param at where the first of them stands, in bytes from the start of the message
   * @param jumps how many jumps lead to its end
   */
  record Entry(List<Object> format, List<Octets> elements, long at, int jumps) {}

  /** A state to go back to. */
  record Mark(int entries, int used) {}

  /** Chains of one form are found by each other, whatever they are called. */
  private static List<Object> format(IrChain chain) {
    return List.of(
        chain.maxBytes(),
        chain.tagBits(),
        chain.element().tag(),
        chain.element().lengthBits(),
        chain.jump().tag(),
        chain.jump().targetBits(),
        chain.jump().maxJumps());
  }

  /** How much stands here, for {@link #backTo}. */
  Mark mark() {
    return new Mark(entries.size(), used);
  }

  /** Forgets what was written since: it is written again. */
  void backTo(Mark mark) {
    entries.subList(mark.entries(), entries.size()).clear();
    used = mark.used();
  }

  /** The first place of these elements, or null. */
  Entry find(IrChain chain, List<Octets> elements) {
    for (Entry entry : entries) {
      if (entry.format().equals(format(chain)) && entry.elements().equals(elements)) {
        return entry;
      }
    }
    return null;
  }

  /** Adds the ends of a chain that was written with its first {@code written} elements in place. */
  void add(IrChain chain, List<Octets> elements, int written, long at, int jumps) {
    int size = chain.headBytes();
    for (Octets element : elements) {
      size += chain.headBytes() + element.length();
    }
    if (written == 0 || entries.size() >= MAX_ENTRIES || used + size > MAX_BYTES) {
      return;
    }
    used += size;
    long place = at;
    for (int i = 0; i < written && entries.size() < MAX_ENTRIES; i++) {
      if (place >= 1L << chain.jump().targetBits()) {
        return;
      }
      List<Octets> end = List.copyOf(elements.subList(i, elements.size()));
      entries.add(new Entry(format(chain), end, place, jumps));
      place += chain.headBytes() + elements.get(i).length();
    }
  }
}
