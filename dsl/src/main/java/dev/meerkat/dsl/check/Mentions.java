// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ir.IrExpr;

/** What an expression looks at. */
final class Mentions {
  private Mentions() {}

  static boolean field(IrExpr expr, int id) {
    if (expr instanceof IrExpr.Field value) {
      return value.id() == id;
    }
    if (expr instanceof IrExpr.Unary unary) {
      return field(unary.operand(), id);
    }
    if (expr instanceof IrExpr.Binary binary) {
      return field(binary.left(), id) || field(binary.right(), id);
    }
    return expr instanceof IrExpr.Choose choose
        && (field(choose.condition(), id)
            || field(choose.whenTrue(), id)
            || field(choose.whenFalse(), id));
  }
}
