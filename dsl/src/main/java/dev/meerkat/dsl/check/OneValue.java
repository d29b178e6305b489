// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;

/** Expressions in which only one field has a value, and that value is known. */
record OneValue(int field, long value) {

  /** Whether a condition of the field refuses the value. */
  boolean isRefusedBy(IrField tag) {
    return tag.constraints().stream()
        .filter(one -> !one.should())
        .map(one -> of(one.condition()))
        .anyMatch(holds -> holds != null && holds == 0);
  }

  /** The value of an expression; null when it depends on anything else. */
  private Long of(IrExpr expr) {
    if (expr instanceof IrExpr.Const constant) {
      return constant.value();
    } else if (expr instanceof IrExpr.Field use) {
      return use.id() == field ? value : null;
    } else if (expr instanceof IrExpr.Unary unary) {
      Long operand = of(unary.operand());
      return operand == null ? null : unary(unary.op(), operand);
    } else if (expr instanceof IrExpr.Binary binary) {
      return binary(binary.op(), of(binary.left()), of(binary.right()));
    } else if (expr instanceof IrExpr.Choose choose) {
      Long condition = of(choose.condition());
      return condition == null ? null : of(condition != 0 ? choose.whenTrue() : choose.whenFalse());
    }
    return null;
  }

  private static long unary(IrExpr.UnaryOp op, long operand) {
    return switch (op) {
      case NOT -> operand == 0 ? 1 : 0;
      case NEGATE -> -operand;
      case COMPLEMENT -> ~operand;
    };
  }

  /** One side of {@code &&} or {@code ||} can be enough. */
  private static Long binary(IrExpr.BinaryOp op, Long left, Long right) {
    if (op == IrExpr.BinaryOp.AND && (isZero(left) || isZero(right))) {
      return 0L;
    }
    boolean isOne = left != null && left != 0 || right != null && right != 0;
    if (op == IrExpr.BinaryOp.OR && isOne) {
      return 1L;
    }
    return left == null || right == null ? null : both(op, left, right);
  }

  private static boolean isZero(Long value) {
    return value != null && value == 0;
  }

  private static Long both(IrExpr.BinaryOp op, long left, long right) {
    return switch (op) {
      case MULTIPLY -> left * right;
      case DIVIDE -> right == 0 ? null : Long.valueOf(left / right);
      case REMAINDER -> right == 0 ? null : Long.valueOf(left % right);
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case SHIFT_LEFT -> left << right;
      case SHIFT_RIGHT -> left >>> right;
      case BIT_AND -> left & right;
      case BIT_OR -> left | right;
      case LESS -> left < right ? 1L : 0L;
      case LESS_EQUAL -> left <= right ? 1L : 0L;
      case GREATER -> left > right ? 1L : 0L;
      case GREATER_EQUAL -> left >= right ? 1L : 0L;
      case EQUAL -> left == right ? 1L : 0L;
      case NOT_EQUAL -> left != right ? 1L : 0L;
      case AND -> left != 0 && right != 0 ? 1L : 0L;
      case OR -> left != 0 || right != 0 ? 1L : 0L;
    };
  }
}
