// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.ir.IrChain;

/** What a chain's elements and jumps look like, as a table. */
final class ChainTable {
  private ChainTable() {}

  static void print(LuaPrinter out, String name, IrChain chain) {
    out.open(name + " = {");
    out.line("most = %d, tag_bits = %d,", chain.maxBytes(), chain.tagBits());
    out.line(
        "element = { tag = %d, octets = %d, bits = %d },",
        chain.element().tag(), chain.headBytes(), chain.element().lengthBits());
    if (chain.jump() != null) {
      out.line(
          "jump = { tag = %d, octets = %d, bits = %d, most = %d },",
          chain.jump().tag(),
          chain.jumpBytes(),
          chain.jump().targetBits(),
          chain.jump().maxJumps());
    }
    out.line("error = %s,", LuaPrinter.quoted(chain.error() == null ? "VALUE" : chain.error()));
    out.close("}");
  }
}
