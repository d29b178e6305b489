// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstType;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.ModuleScope;
import java.util.ArrayList;
import java.util.List;

/** Numbers of variable width: {@code varuint(7, le, max 4)}, {@code escape u7 { 126 => u16; }}. */
final class ElasticLowering {
  private static final int MOST_OCTETS = 9;

  private final Program program;
  private final TypeLowering types;

  ElasticLowering(Program program, TypeLowering types) {
    this.program = program;
    this.types = types;
  }

  /** Never null: what is wrong is reported and clamped. */
  Shape varuint(AstType.VarUint ast) {
    if (ast.bits().huge() || ast.bits().value() != 7) {
      program.report(
          Code.BAD_ELASTIC, ast.bits().span(), "a varuint has 7 bits in each octet", "write 7");
    }
    long max = ast.max().huge() ? 0 : ast.max().value();
    if (max < 2 || max > MOST_OCTETS) {
      program.report(
          Code.BAD_ELASTIC,
          ast.max().span(),
          "a varuint has at most 2 to " + MOST_OCTETS + " octets");
    }
    int octets = (int) Math.max(2, Math.min(max, MOST_OCTETS));
    return Shape.of(new IrType.VarUint(ast.little(), octets, ast.minimal()));
  }

  /** Null after a report that leaves nothing to go on with. */
  Shape escape(AstType.Escape ast, ModuleScope module) {
    IrType.Int base = integer(ast.base(), module);
    if (base == null || base.signed() || base.bits() > 8) {
      return bad(ast.base().span(), "the base of an escape is an unsigned integer of 1 to 8 bits");
    }
    List<IrType.Form> forms = new ArrayList<>();
    for (AstType.EscapeCase one : ast.cases()) {
      IrType.Form form = form(one, base, forms, module);
      if (form == null) {
        return null;
      }
      forms.add(form);
    }
    return Shape.of(new IrType.Escape(base, forms, ast.minimal()));
  }

  private IrType.Form form(
      AstType.EscapeCase ast, IrType.Int base, List<IrType.Form> before, ModuleScope module) {
    IrType.Form last = before.isEmpty() ? null : before.get(before.size() - 1);
    long marker = number(ast.value());
    if (marker < 1 || marker >= 1L << base.bits() || last != null && marker <= last.marker()) {
      bad(ast.value().span(), "markers are ascending values of the base, 0 not among them");
      return null;
    }
    IrType.Int wire = integer(ast.type(), module);
    if (wire == null || wire.signed() || wire.littleEndian() || wire.bits() > 63) {
      String what = "what follows a marker is an unsigned integer of at most 63 bits";
      bad(ast.type().span(), what + ", its highest octet first");
      return null;
    }
    IrType.Form form =
        new IrType.Form(marker, wire.bits(), ast.add() == null ? 0 : number(ast.add()));
    long held = last == null ? marker - 1 : last.largest();
    if (last != null && form.octets() <= last.octets()) {
      bad(ast.type().span(), "each form has more octets than the one before");
      return null;
    }
    if (form.add() < 0 || form.add() > held + 1 || form.largest() < held) {
      bad(ast.span(), "a form goes on at latest where the one before ends: at " + (held + 1));
      return null;
    }
    return form;
  }

  private static long number(AstExpr.Int ast) {
    return ast.huge() ? -1 : ast.value();
  }

  private IrType.Int integer(AstType ast, ModuleScope module) {
    Shape shape = types.shape(ast, module);
    return shape != null && shape.prefix() == null && shape.type() instanceof IrType.Int number
        ? number
        : null;
  }

  private Shape bad(IrSpan span, String message) {
    program.report(Code.BAD_ELASTIC, span, message);
    return null;
  }
}
