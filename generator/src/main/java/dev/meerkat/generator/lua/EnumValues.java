// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.ir.IrEnum;
import java.util.Locale;

/** The names of an enumeration's values, as a table for ProtoFields. */
record EnumValues(IrEnum declaration) {
  static EnumValues of(IrEnum declaration) {
    return new EnumValues(declaration);
  }

  /** Whether an item stands for more than one value; the table then is one of ranges. */
  boolean hasRanges() {
    return declaration.wire().bits() <= 32
        && declaration.items().stream().anyMatch(i -> i.first() != i.last());
  }

  /** {@code [6] = "TCP",}, or {@code { 1, 5, "LOW" },}. */
  void print(LuaPrinter out) {
    for (IrEnum.Item item : declaration.items()) {
      String name = LuaPrinter.quoted(item.name());
      if (hasRanges()) {
        out.line("{ %d, %d, %s },", item.first(), item.last(), name);
      } else if (item.first() == item.last() && Math.abs(item.first()) < LuaExpressions.EXACT) {
        out.line("[%d] = %s,", item.first(), name);
      }
    }
  }

  /** {@code { { 0, 2 }, { 8, 10 } }}: the values of a closed enumeration. */
  String ranges() {
    StringBuilder text = new StringBuilder("{");
    for (IrEnum.Item item : declaration.items()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s { %s, %s }",
              text.length() > 1 ? "," : "",
              LuaExpressions.constant(item.first()).text(),
              LuaExpressions.constant(item.last()).text()));
    }
    return text.append(" }").toString();
  }
}
