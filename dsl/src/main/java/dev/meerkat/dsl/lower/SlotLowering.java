// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrText;
import java.util.List;

/** Slots of an index: {@code headers.HOST.present}. */
final class SlotLowering {
  private final NameTable table;
  private final ExprLowering exprs;
  private final Complaints complaints;

  SlotLowering(NameTable table, ExprLowering exprs, Complaints complaints) {
    this.table = table;
    this.exprs = exprs;
    this.complaints = complaints;
  }

  /** Null after a report. */
  Typed slot(AstExpr.Member ast, AstExpr.Member slot, AstExpr.Name list) {
    String index = list.text();
    if (!(table.find("index " + index) instanceof Meaning.Index meaning)) {
      if (table.find(index) == null) {
        exprs.lower(list, null);
        return null;
      }
      return complaints.noSuch(slot.name(), index, List.of());
    }
    for (IrText.Slot found : meaning.index().slots()) {
      if (found.name().equals(slot.name().text())) {
        return property(ast, index, found);
      }
    }
    return complaints.noSuch(
        slot.name(),
        "index " + index,
        meaning.index().slots().stream().map(s -> s.name()).toList());
  }

  private Typed property(AstExpr.Member ast, String index, IrText.Slot slot) {
    return switch (ast.name().text()) {
      case "present" ->
          Typed.of(new IrExpr.Slot(index, slot.name(), IrExpr.SlotProperty.PRESENT, Interval.BOOL));
      case "count" ->
          Typed.of(
              new IrExpr.Slot(
                  index,
                  slot.name(),
                  IrExpr.SlotProperty.COUNT,
                  new Interval(0, Integer.MAX_VALUE)));
      case "value" ->
          slot.digits() == null
              ? complaints.notNumber(ast)
              : Typed.of(
                  new IrExpr.Slot(
                      index, slot.name(), IrExpr.SlotProperty.VALUE, Ranges.of(slot.digits())));
      default -> complaints.noSuch(ast.name(), slot.name(), List.of("present", "count", "value"));
    };
  }
}
