// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan;

import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;

/** The octets that a {@code sizes} field stands for, as an expression. */
public final class SizeExpression {
  private SizeExpression() {}

  /** {@code value * multiply / divide + add}. */
  public static IrExpr of(IrField field, IrField.Derived.Sizes sizes) {
    IrExpr expression = new IrExpr.Field(field.id(), Ranges.of(field));
    expression = combine(expression, IrExpr.BinaryOp.MULTIPLY, sizes.multiply(), 1);
    expression = combine(expression, IrExpr.BinaryOp.DIVIDE, sizes.divide(), 1);
    return combine(expression, IrExpr.BinaryOp.ADD, sizes.add(), 0);
  }

  private static IrExpr combine(IrExpr left, IrExpr.BinaryOp op, long operand, long neutral) {
    if (operand == neutral) {
      return left;
    }
    boolean isNegative = op == IrExpr.BinaryOp.ADD && operand < 0;
    IrExpr right = new IrExpr.Const(isNegative ? -operand : operand);
    return new IrExpr.Binary(
        isNegative ? IrExpr.BinaryOp.SUBTRACT : op, left, right, range(left.range(), op, operand));
  }

  private static Interval range(Interval left, IrExpr.BinaryOp op, long operand) {
    if (left.equals(Interval.ANY)) {
      return left;
    }
    return switch (op) {
      case MULTIPLY -> new Interval(left.min() * operand, left.max() * operand);
      case DIVIDE -> new Interval(left.min() / operand, left.max() / operand);
      default -> new Interval(left.min() + operand, left.max() + operand);
    };
  }
}
