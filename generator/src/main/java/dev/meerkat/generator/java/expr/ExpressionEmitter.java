// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.expr;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.generator.java.expr.JavaValue.Kind;

/**
 * IrExpr to Java.
 *
 * <p>An operation is done in {@code int} when its operands are ints and its range fits; otherwise
 * in {@code long}. {@code ihl * 4 - 20} becomes {@code ihl * 4 - 20}, {@code seq + 1} with a u32
 * becomes {@code seq + 1} in long.
 */
public final class ExpressionEmitter {
  private static final Interval INT = new Interval(Integer.MIN_VALUE, Integer.MAX_VALUE);

  private final ValueResolver resolver;

  public ExpressionEmitter(ValueResolver resolver) {
    this.resolver = resolver;
  }

  /** A condition for {@code if}. */
  public CodeBlock condition(IrExpr expression) {
    return emit(expression).asBoolean().code();
  }

  /** A condition for {@code if} that holds when the expression does not. */
  public CodeBlock negated(IrExpr expression) {
    if (expression instanceof IrExpr.Binary b && opposite(b.op()) != null) {
      return binary(new IrExpr.Binary(opposite(b.op()), b.left(), b.right(), b.range())).code();
    }
    if (expression instanceof IrExpr.Unary u && u.op() == IrExpr.UnaryOp.NOT) {
      return condition(u.operand());
    }
    return CodeBlock.of("!$L", emit(expression).asBoolean().within(JavaValue.UNARY));
  }

  public JavaValue emit(IrExpr expression) {
    if (expression instanceof IrExpr.Const e) {
      return constant(e.value());
    } else if (expression instanceof IrExpr.Field e) {
      return resolver.field(e.id());
    } else if (expression instanceof IrExpr.Member e) {
      return resolver.member(e.structFieldId(), e.id());
    } else if (expression instanceof IrExpr.Param e) {
      return resolver.param(e.index());
    } else if (expression instanceof IrExpr.Bits e) {
      return resolver.bits(e.structFieldId());
    } else if (expression instanceof IrExpr.Let e) {
      return resolver.let(e.id());
    } else if (expression instanceof IrExpr.Unary e) {
      return unary(e);
    } else if (expression instanceof IrExpr.Binary e) {
      return binary(e);
    } else if (expression instanceof IrExpr.Choose e) {
      return choose(e);
    }
    return property(expression);
  }

  private JavaValue property(IrExpr expression) {
    if (expression instanceof IrExpr.SizeOf e) {
      return resolver.sizeOf(e.target());
    } else if (expression instanceof IrExpr.Present e) {
      return resolver.present(e.fieldId());
    } else if (expression instanceof IrExpr.Ok e) {
      return resolver.ok(e.fieldId());
    } else if (expression instanceof IrExpr.More) {
      return resolver.more();
    } else if (expression instanceof IrExpr.Only e) {
      return resolver.only(e.fieldId(), e.charset());
    } else if (expression instanceof IrExpr.Is e) {
      return resolver.is(e.fieldId(), e.caseName());
    } else if (expression instanceof IrExpr.Slot e) {
      return resolver.slot(e.index(), e.slot(), e.property());
    }
    throw new IllegalArgumentException("only in vectors: " + expression);
  }

  /** {@code 5}, {@code 0xFFFFFFFFL}, {@code -1}. */
  public static JavaValue constant(long value) {
    Kind kind = fitsInt(Interval.of(value)) ? Kind.INT : Kind.LONG;
    String suffix = kind == Kind.LONG ? "L" : "";
    return new JavaValue(
        CodeBlock.of("$L$L", value, suffix), kind, value < 0 ? JavaValue.UNARY : JavaValue.PRIMARY);
  }

  private JavaValue unary(IrExpr.Unary e) {
    if (e.op() == IrExpr.UnaryOp.NOT) {
      return new JavaValue(negated(e.operand()), Kind.BOOLEAN, 3).parenthesized();
    }
    JavaValue operand = emit(e.operand()).asNumber();
    JavaValue wide = fitsInt(e.range()) ? operand : operand.asLong();
    String sign = e.op() == IrExpr.UnaryOp.NEGATE ? "-" : "~";
    CodeBlock code = CodeBlock.of("$L$L", sign, wide.within(JavaValue.PRIMARY));
    return new JavaValue(code, wide.kind(), JavaValue.UNARY);
  }

  private JavaValue binary(IrExpr.Binary e) {
    int precedence = precedence(e.op());
    if (e.op() == IrExpr.BinaryOp.AND || e.op() == IrExpr.BinaryOp.OR) {
      return join(e.op(), emit(e.left()).asBoolean(), emit(e.right()).asBoolean(), Kind.BOOLEAN);
    }
    JavaValue left = emit(e.left()).asNumber();
    JavaValue right = emit(e.right()).asNumber();
    if (e.op().isLogical()) {
      return join(e.op(), left, right, Kind.BOOLEAN);
    }
    boolean isInt = left.kind() == Kind.INT && right.kind() == Kind.INT && fitsInt(e.range());
    if (!isInt && left.kind() == Kind.INT) {
      left = left.asLong();
    }
    assert precedence > 0;
    return join(e.op(), left, right, isInt ? Kind.INT : Kind.LONG);
  }

  private static JavaValue join(IrExpr.BinaryOp op, JavaValue left, JavaValue right, Kind kind) {
    int precedence = precedence(op);
    boolean isJoin = op == IrExpr.BinaryOp.AND || op == IrExpr.BinaryOp.OR;
    CodeBlock code =
        CodeBlock.of(
            isJoin ? "$L$W$L $L" : "$L $L $L",
            left.within(precedence),
            op.symbol(),
            right.within(precedence + 1));
    return new JavaValue(code, kind, precedence);
  }

  private JavaValue choose(IrExpr.Choose e) {
    JavaValue yes = emit(e.whenTrue()).asNumber();
    JavaValue no = emit(e.whenFalse()).asNumber();
    Kind kind = yes.kind() == Kind.INT && no.kind() == Kind.INT ? Kind.INT : Kind.LONG;
    CodeBlock condition = emit(e.condition()).asBoolean().within(3);
    CodeBlock code = CodeBlock.of("$L ? $L : $L", condition, yes.within(3), no.within(2));
    return new JavaValue(code, kind, 2);
  }

  private static boolean fitsInt(Interval range) {
    return INT.contains(range.min()) && INT.contains(range.max());
  }

  private static IrExpr.BinaryOp opposite(IrExpr.BinaryOp op) {
    return switch (op) {
      case LESS -> IrExpr.BinaryOp.GREATER_EQUAL;
      case LESS_EQUAL -> IrExpr.BinaryOp.GREATER;
      case GREATER -> IrExpr.BinaryOp.LESS_EQUAL;
      case GREATER_EQUAL -> IrExpr.BinaryOp.LESS;
      case EQUAL -> IrExpr.BinaryOp.NOT_EQUAL;
      case NOT_EQUAL -> IrExpr.BinaryOp.EQUAL;
      default -> null;
    };
  }

  private static int precedence(IrExpr.BinaryOp op) {
    return switch (op) {
      case MULTIPLY, DIVIDE, REMAINDER -> 12;
      case ADD, SUBTRACT -> 11;
      case SHIFT_LEFT, SHIFT_RIGHT -> 10;
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> 9;
      case EQUAL, NOT_EQUAL -> 8;
      case BIT_AND -> 7;
      case BIT_OR -> 5;
      case AND -> 4;
      case OR -> 3;
    };
  }
}
