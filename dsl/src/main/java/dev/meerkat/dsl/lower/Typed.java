// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.resolve.Symbol;

/** An expression and, when it has the values of an enum, which. */
record Typed(IrExpr expr, Symbol enumeration) {
  static Typed of(IrExpr expr) {
    return new Typed(expr, null);
  }

  Interval range() {
    return expr.range();
  }
}
