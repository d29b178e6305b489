// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.print;

import dev.meerkat.dsl.ir.IrExpr;
import java.util.Locale;

/** Expressions with fields as {@code #3}, parameters as {@code $0} and lets as {@code let0}. */
final class Exprs {
  private Exprs() {}

  static String text(IrExpr expr) {
    if (expr instanceof IrExpr.Const value) {
      return Long.toString(value.value());
    }
    if (expr instanceof IrExpr.Field field) {
      return "#" + field.id();
    }
    if (expr instanceof IrExpr.Binary binary) {
      return "("
          + text(binary.left())
          + " "
          + binary.op().symbol()
          + " "
          + text(binary.right())
          + ")";
    }
    if (expr instanceof IrExpr.Unary unary) {
      String op =
          switch (unary.op()) {
            case NOT -> "!";
            case NEGATE -> "-";
            case COMPLEMENT -> "~";
          };
      return op + text(unary.operand());
    }
    if (expr instanceof IrExpr.Choose choose) {
      return "("
          + text(choose.condition())
          + " ? "
          + text(choose.whenTrue())
          + " : "
          + text(choose.whenFalse())
          + ")";
    }
    return leaf(expr);
  }

  private static String leaf(IrExpr expr) {
    if (expr instanceof IrExpr.Member member) {
      return "#" + member.structFieldId() + ".#" + member.id();
    }
    if (expr instanceof IrExpr.Param param) {
      return "$" + param.index();
    }
    if (expr instanceof IrExpr.Start) {
      return "start";
    }
    if (expr instanceof IrExpr.Bits bits) {
      return "bits(#" + bits.structFieldId() + ")";
    }
    if (expr instanceof IrExpr.Let let) {
      return "let" + let.id();
    }
    if (expr instanceof IrExpr.SizeOf size) {
      return "size(" + Words.target(size.target()) + ")";
    }
    if (expr instanceof IrExpr.Present present) {
      return "present(#" + present.fieldId() + ")";
    }
    if (expr instanceof IrExpr.Ok ok) {
      return "ok(#" + ok.fieldId() + ")";
    }
    return rare(expr);
  }

  private static String rare(IrExpr expr) {
    if (expr instanceof IrExpr.Only only) {
      return "only(#" + only.fieldId() + ", " + Words.simple(only.charset()) + ")";
    }
    if (expr instanceof IrExpr.Is is) {
      return "is(#" + is.fieldId() + ", " + is.caseName() + ")";
    }
    if (expr instanceof IrExpr.Slot slot) {
      String property = slot.property().name().toLowerCase(Locale.ROOT);
      return slot.index() + "." + slot.slot() + "." + property;
    }
    if (expr instanceof IrExpr.Path path) {
      StringBuilder text = new StringBuilder();
      for (IrExpr.Step step : path.steps()) {
        text.append(
            step.name() == null
                ? "[" + step.index() + "]"
                : (text.isEmpty() ? "" : ".") + step.name());
      }
      return text.toString();
    }
    if (expr instanceof IrExpr.Text text) {
      return "\"" + text.value() + "\"";
    }
    return expr instanceof IrExpr.More ? "more" : expr.toString();
  }
}
