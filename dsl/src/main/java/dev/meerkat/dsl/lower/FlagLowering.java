// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrExpr.BinaryOp;
import dev.meerkat.dsl.ir.IrFlags;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.Symbol;

/** Named bits of a flags field: {@code flags.SYN}. */
final class FlagLowering {
  private final Program program;
  private final Complaints complaints;

  FlagLowering(Program program, Complaints complaints) {
    this.program = program;
    this.complaints = complaints;
  }

  /** A flag of a field; null after a report. */
  Typed flag(AstExpr.Member ast, Meaning.Field field) {
    return flag(ast, new IrExpr.Field(field.id, field.range), program.values().flags(field.flags));
  }

  /** A flag of a parameter; null after a report. */
  Typed flag(AstExpr.Member ast, Meaning.Param param, IrType.FlagsOf type) {
    IrExpr whole = new IrExpr.Param(param.index(), Ranges.of(type.wire()));
    Symbol symbol = program.symbols().declaration(type.flagsName());
    return flag(ast, whole, program.values().flags(symbol));
  }

  private Typed flag(AstExpr.Member ast, IrExpr whole, IrFlags flags) {
    for (IrFlags.Item item : flags.items()) {
      if (ast.name().text().equals(item.name())) {
        return Typed.of(bits(whole, item.shift(), item.bits()));
      }
    }
    return complaints.noSuch(
        ast.name(),
        flags.simpleName(),
        flags.items().stream().map(IrFlags.Item::name).filter(n -> n != null).toList());
  }

  /** {@code flags.SYN} as {@code flags >>> shift & mask}. */
  static IrExpr bits(IrExpr field, int shift, int bits) {
    IrExpr distance = new IrExpr.Const(shift);
    IrExpr mask = new IrExpr.Const((1L << bits) - 1);
    Interval high = Ranges.apply(BinaryOp.SHIFT_RIGHT, field.range(), distance.range());
    IrExpr shifted = new IrExpr.Binary(BinaryOp.SHIFT_RIGHT, field, distance, high);
    Interval low = Ranges.apply(BinaryOp.BIT_AND, high, mask.range());
    return new IrExpr.Binary(BinaryOp.BIT_AND, shifted, mask, low);
  }
}
