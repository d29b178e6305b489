// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrEnum;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Members of enums: each name once, each value once, all within the type. */
final class EnumCheck implements Check {
  @Override
  public void run(CheckInput input) {
    for (IrModule module : input.program().modules()) {
      for (IrEnum enumeration : module.enums()) {
        Symbol symbol = input.symbols().declaration(enumeration.qualifiedName());
        check(((AstDecl.Enumeration) symbol.decl()).items(), enumeration, input);
      }
    }
  }

  private static void check(List<AstDecl.EnumItem> items, IrEnum enumeration, CheckInput input) {
    Map<String, AstDecl.EnumItem> names = new HashMap<>();
    NavigableMap<Long, AstDecl.EnumItem> values = new TreeMap<>(Long::compareUnsigned);
    for (AstDecl.EnumItem item : items) {
      range(item, enumeration, input);
      if (names.putIfAbsent(item.name().text(), item) != null) {
        input.report(
            Code.DUPLICATE_NAME, item.name().span(), item.name() + " stands twice in the enum");
        continue;
      }
      AstDecl.EnumItem before = overlapping(item, values);
      if (before != null) {
        input.report(
            Code.ENUM_OVERLAP,
            item.span(),
            item.name() + " has a value of " + before.name(),
            "a value has one name");
      } else {
        values.put(item.first().value(), item);
      }
    }
  }

  /** Of items that do not overlap, the one that this one overlaps, or null. */
  private static AstDecl.EnumItem overlapping(
      AstDecl.EnumItem item, NavigableMap<Long, AstDecl.EnumItem> values) {
    var below = values.floorEntry(item.last().value());
    return below != null && overlap(below.getValue(), item) ? below.getValue() : null;
  }

  private static boolean overlap(AstDecl.EnumItem a, AstDecl.EnumItem b) {
    return Long.compareUnsigned(a.first().value(), b.last().value()) <= 0
        && Long.compareUnsigned(b.first().value(), a.last().value()) <= 0;
  }

  private static void range(AstDecl.EnumItem item, IrEnum enumeration, CheckInput input) {
    if (Long.compareUnsigned(item.first().value(), item.last().value()) > 0) {
      input.report(
          Code.LIMIT_ORDER, item.span(), "the range of " + item.name() + " is the wrong way round");
    }
    if (!Fits.unsigned(item.last().value(), enumeration.wire())) {
      input.report(
          Code.CONSTANT_RANGE,
          item.span(),
          Long.toUnsignedString(item.last().value())
              + " does not fit "
              + enumeration.wire().bits()
              + " bits");
    }
  }
}
