// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.boundary;

import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.ir.IrChain;
import dev.meerkat.dsl.ir.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Chains: the longest element, the longest chain, and one octet more of each. */
final class ChainEdits {
  private static final byte LETTER = 'a';

  private final ContentEdits edits;

  ChainEdits(ContentEdits edits) {
    this.edits = edits;
  }

  void run(IrChain type, Content.Chain chain, String path, Function<Content, Content.Struct> with) {
    int longest = (1 << type.element().lengthBits()) - 1;
    edits.edit(path, "no element", new Content.Chain(List.of()), with);
    edits.edit(path, "one octet", chain(1), with);
    if (longest <= type.maxBytes()) {
      edits.edit(path, "longest element", chain(longest), with);
      edits.edit(path, "longest element +1", chain(longest + 1), with);
    }
    for (int more = -1; more <= 1; more++) {
      String rule = "longest chain" + (more == 0 ? "" : more < 0 ? " -1" : " +1");
      edits.edit(path, rule, filled(type, type.maxBytes() + more, longest), with);
    }
    List<Octets> doubled = new ArrayList<>(chain.elements());
    doubled.addAll(chain.elements());
    edits.edit(path, "twice", new Content.Chain(doubled), with);
  }

  private static Content chain(int length) {
    return new Content.Chain(List.of(element(length)));
  }

  /** Elements that take so many octets, the empty last one included. */
  private static Content filled(IrChain type, int octets, int longest) {
    List<Octets> elements = new ArrayList<>();
    int left = octets - type.headBytes();
    while (left > type.headBytes()) {
      int length = Math.min(longest, left - type.headBytes());
      boolean isStuck = left - type.headBytes() - length == type.headBytes();
      length -= isStuck && length > 1 ? 1 : 0;
      elements.add(element(length));
      left -= type.headBytes() + length;
    }
    return new Content.Chain(elements);
  }

  private static Octets element(int length) {
    byte[] octets = new byte[length];
    Arrays.fill(octets, LETTER);
    return Octets.of(octets);
  }
}
