// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import java.util.List;

/** What is shown of the tag of an element: its number, and the name of its case. */
final class TagValues {
  private TagValues() {}

  static void print(LuaPrinter out, IrTlv tlv, String filter) {
    IrField tag = tlv.head().field(1);
    IrType.Int wire = StructScope.integer(tag.type());
    boolean isMasked = ShownNumbers.isMasked(tag, wire);
    int bits =
        isMasked ? ShownNumbers.octets(tag, wire) * 8 : ShownNumbers.holder(wire, tag.unit());
    LuaPrinter names = new LuaPrinter();
    names.open("{");
    tlv.cases().stream()
        .filter(c -> !c.isDefault() && c.kind() != IrTlv.Kind.ERROR)
        .forEach(c -> names.line("[%d] = %s,", c.tag(), LuaPrinter.quoted(c.name())));
    names.close("}");
    String table = names.text().strip().replace("\n", "").replaceAll(" +", " ");
    String mask = isMasked ? String.format("0x%X", ShownNumbers.mask(tag, wire)) : "nil";
    String field =
        Shown.field(
            (wire.signed() ? "int" : "uint") + bits,
            tag.name(),
            filter + "." + tag.name(),
            List.of("base.DEC", table, mask),
            "");
    String wide = bits == 64 ? ", is_wide = true" : "";
    out.line("%s = { field = %s%s },", LuaNames.entry(LuaNames.key(tag)), field, wide);
  }
}
