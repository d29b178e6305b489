// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrExpr;

/** Computes expressions in 64-bit arithmetic; true is 1 and false is 0. */
final class Evaluator {
  private final Names names;

  Evaluator(Names names) {
    this.names = names;
  }

  boolean holds(IrExpr expression) {
    return evaluate(expression) != 0;
  }

  long evaluate(IrExpr expression) {
    if (expression instanceof IrExpr.Const constant) {
      return constant.value();
    } else if (expression instanceof IrExpr.Unary unary) {
      return unary(unary);
    } else if (expression instanceof IrExpr.Binary binary) {
      return binary(binary);
    } else if (expression instanceof IrExpr.Choose choose) {
      return evaluate(holds(choose.condition()) ? choose.whenTrue() : choose.whenFalse());
    }
    return name(expression);
  }

  private long name(IrExpr expression) {
    if (expression instanceof IrExpr.Field field) {
      return names.field(field.id());
    } else if (expression instanceof IrExpr.Member member) {
      return names.member(member.structFieldId(), member.id());
    } else if (expression instanceof IrExpr.Param param) {
      return names.param(param.index());
    } else if (expression instanceof IrExpr.Bits bits) {
      return names.bits(bits.structFieldId());
    } else if (expression instanceof IrExpr.Let let) {
      return names.let(let.id());
    } else if (expression instanceof IrExpr.SizeOf size) {
      return names.sizeOf(size.target());
    } else if (expression instanceof IrExpr.Slot slot) {
      return names.slot(slot);
    } else if (expression instanceof IrExpr.Path path) {
      return names.path(path);
    }
    return number(claim(expression));
  }

  private boolean claim(IrExpr expression) {
    if (expression instanceof IrExpr.Present present) {
      return names.present(present.fieldId());
    } else if (expression instanceof IrExpr.Ok ok) {
      return names.ok(ok.fieldId());
    } else if (expression instanceof IrExpr.More) {
      return names.more();
    } else if (expression instanceof IrExpr.Only only) {
      return names.only(only.fieldId(), only.charset());
    } else if (expression instanceof IrExpr.Is is) {
      return names.is(is.fieldId(), is.caseName());
    }
    throw new IllegalStateException("not computable: " + expression);
  }

  private long unary(IrExpr.Unary unary) {
    long operand = evaluate(unary.operand());
    return switch (unary.op()) {
      case NOT -> number(operand == 0);
      case NEGATE -> -operand;
      case COMPLEMENT -> ~operand;
    };
  }

  private long binary(IrExpr.Binary binary) {
    IrExpr left = binary.left();
    IrExpr right = binary.right();
    return switch (binary.op()) {
      case AND -> number(holds(left) && holds(right));
      case OR -> number(holds(left) || holds(right));
      default -> strict(binary.op(), evaluate(left), evaluate(right));
    };
  }

  private static long strict(IrExpr.BinaryOp op, long left, long right) {
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
      case LESS -> number(left < right);
      case LESS_EQUAL -> number(left <= right);
      case GREATER -> number(left > right);
      case GREATER_EQUAL -> number(left >= right);
      case EQUAL -> number(left == right);
      case NOT_EQUAL -> number(left != right);
      case AND, OR -> throw new IllegalStateException("not strict: " + op);
    };
  }

  private static long number(boolean claim) {
    return claim ? 1 : 0;
  }
}
