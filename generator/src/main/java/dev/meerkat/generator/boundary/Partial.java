// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.boundary;

import dev.meerkat.dsl.ir.IrExpr;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Values of expressions as far as the numbers of some fields tell them.
 *
 * @param fields numbers by field id
 */
record Partial(Map<Integer, Long> fields) {
  /** The value, or nothing when it depends on what is not known. */
  OptionalLong value(IrExpr expression) {
    if (expression instanceof IrExpr.Const constant) {
      return OptionalLong.of(constant.value());
    } else if (expression instanceof IrExpr.Field field) {
      Long value = fields.get(field.id());
      return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    } else if (expression instanceof IrExpr.Unary unary) {
      OptionalLong operand = value(unary.operand());
      return operand.isEmpty() ? operand : OptionalLong.of(unary(unary.op(), operand.getAsLong()));
    } else if (expression instanceof IrExpr.Binary binary) {
      return binary(binary);
    } else if (expression instanceof IrExpr.Choose choose) {
      OptionalLong condition = value(choose.condition());
      return condition.isEmpty()
          ? condition
          : value(condition.getAsLong() != 0 ? choose.whenTrue() : choose.whenFalse());
    }
    return OptionalLong.empty();
  }

  /** Whether it is known to be false. */
  boolean fails(IrExpr expression) {
    OptionalLong value = value(expression);
    return value.isPresent() && value.getAsLong() == 0;
  }

  private OptionalLong binary(IrExpr.Binary binary) {
    OptionalLong left = value(binary.left());
    OptionalLong right = value(binary.right());
    if (left.isPresent() && right.isPresent()) {
      return OptionalLong.of(binary(binary.op(), left.getAsLong(), right.getAsLong()));
    }
    OptionalLong known = left.isPresent() ? left : right;
    boolean decides =
        known.isPresent()
            && (binary.op() == IrExpr.BinaryOp.AND && known.getAsLong() == 0
                || binary.op() == IrExpr.BinaryOp.OR && known.getAsLong() != 0);
    return decides ? known : OptionalLong.empty();
  }

  private static long unary(IrExpr.UnaryOp op, long operand) {
    return switch (op) {
      case NOT -> operand == 0 ? 1 : 0;
      case NEGATE -> -operand;
      case COMPLEMENT -> ~operand;
    };
  }

  private static long binary(IrExpr.BinaryOp op, long left, long right) {
    return switch (op) {
      case MULTIPLY -> left * right;
      case DIVIDE -> right == 0 ? 0 : left / right;
      case REMAINDER -> right == 0 ? 0 : left % right;
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case SHIFT_LEFT -> left << right;
      case SHIFT_RIGHT -> left >>> right;
      case BIT_AND -> left & right;
      case BIT_OR -> left | right;
      case LESS -> truth(left < right);
      case LESS_EQUAL -> truth(left <= right);
      case GREATER -> truth(left > right);
      case GREATER_EQUAL -> truth(left >= right);
      case EQUAL -> truth(left == right);
      case NOT_EQUAL -> truth(left != right);
      case AND -> truth(left != 0 && right != 0);
      case OR -> truth(left != 0 || right != 0);
    };
  }

  private static long truth(boolean claim) {
    return claim ? 1 : 0;
  }
}
