// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstSwitchCase;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.resolve.ModuleScope;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.ArrayList;
import java.util.List;

/** The values that the labels of a case mean; the name of a range of an enum means all of it. */
final class CaseLabels {
  private static final long MOST_VALUES = 1024;

  private final Program program;
  private final ModuleScope from;
  private final NameTable table;
  private final ExprLowering exprs;

  /**
   * @param from the module that the case is written in
   */
  CaseLabels(Body body, ModuleScope from) {
    boolean isOwn = from == body.module;
    this.program = body.program;
    this.from = from;
    this.table = isOwn ? body.table : new NameTable(from);
    this.exprs = isOwn ? body.exprs : new ExprLowering(program, table);
  }

  /** In the order of the labels; null after a report. */
  List<Long> values(AstSwitchCase ast, Symbol enumeration) {
    List<Long> values = new ArrayList<>();
    boolean isKnown = true;
    for (AstExpr label : ast.labels()) {
      AstDecl.EnumItem range = range(label, enumeration);
      if (range != null) {
        isKnown &= addAll(range, label, values);
      } else {
        Long value = exprs.constant(label, enumeration);
        isKnown &= value != null;
        values.add(value);
      }
    }
    return isKnown ? values : null;
  }

  /** The item with many values that a label names, or null. */
  private AstDecl.EnumItem range(AstExpr label, Symbol enumeration) {
    AstDecl.EnumItem item = null;
    if (label instanceof AstExpr.Name name && enumeration != null) {
      boolean isOther = table.find(name.text()) != null;
      item = isOther ? null : program.values().item(enumeration, name.text());
    } else if (label instanceof AstExpr.Member member
        && member.of() instanceof AstExpr.Name owner
        && table.find(owner.text()) == null) {
      Symbol symbol = program.symbols().find(from, owner.text());
      boolean isEnum = symbol != null && symbol.decl() instanceof AstDecl.Enumeration;
      item = isEnum ? program.values().item(symbol, member.name().text()) : null;
    }
    return item != null && item.isRange() ? item : null;
  }

  /** All values of a range, unless they are too many for a table. */
  private boolean addAll(AstDecl.EnumItem range, AstExpr label, List<Long> values) {
    long count = range.last().value() - range.first().value();
    if (count < 0 || count >= MOST_VALUES) {
      program.report(
          Code.TOO_MANY,
          label.span(),
          range.name() + " has more than " + MOST_VALUES + " values",
          "let the default take them");
      return false;
    }
    for (long value = range.first().value(); value <= range.last().value(); value++) {
      values.add(value);
    }
    return true;
  }
}
