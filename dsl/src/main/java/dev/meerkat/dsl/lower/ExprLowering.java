// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrExpr.BinaryOp;
import dev.meerkat.dsl.ir.IrExpr.UnaryOp;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.resolve.Symbol;

/** Expressions: names to ids, operators with their ranges. */
final class ExprLowering {
  private final Program program;
  private final NameTable table;
  private final NameLowering names;

  ExprLowering(Program program, NameTable table) {
    this.program = program;
    this.table = table;
    this.names = new NameLowering(program, table, this);
  }

  /** A number or condition; null after a report. */
  IrExpr value(AstExpr ast) {
    Typed typed = lower(ast, null);
    return typed == null ? null : typed.expr();
  }

  /** A condition; null after a report. */
  IrExpr condition(AstExpr ast) {
    Typed typed = lower(ast, null);
    return typed == null ? null : requireBoolean(ast.span(), typed).expr();
  }

  /** A value known at compile time; null after a report. */
  Long constant(AstExpr ast, Symbol expected) {
    Typed typed = lower(ast, expected);
    if (typed == null) {
      return null;
    }
    if (!typed.range().isConstant()) {
      program.report(Code.NOT_CONSTANT, ast.span(), "this value must be known at compile time");
      return null;
    }
    return typed.range().min();
  }

  /** A size, count or offset in bytes or elements: never negative, below 2^31. */
  IrExpr count(AstExpr ast) {
    Typed typed = lower(ast, null);
    if (typed == null || !isCount(typed.range(), ast.span())) {
      return null;
    }
    return typed.expr();
  }

  private boolean isCount(Interval range, IrSpan span) {
    if (range.min() < 0) {
      program.report(
          Code.BELOW_ZERO,
          span,
          "this can be negative: its values are " + show(range),
          "say where it cannot, for instance with where or require");
      return false;
    }
    if (range.max() > Integer.MAX_VALUE) {
      program.report(
          Code.TOO_BIG,
          span,
          "this can pass 2^31 - 1: its values are " + show(range),
          "bound it with where");
      return false;
    }
    return true;
  }

  static String show(Interval range) {
    return range.equals(Interval.ANY)
        ? "any 64 bits"
        : range.isConstant() ? "" + range.min() : range.min() + ".." + range.max();
  }

  /** Lowers with the enum that bare names may belong to; null after a report. */
  Typed lower(AstExpr ast, Symbol expected) {
    if (ast instanceof AstExpr.Int number) {
      return number(number);
    }
    if (ast instanceof AstExpr.Bool bool) {
      return Typed.of(new IrExpr.Const(bool.value() ? 1 : 0));
    }
    if (ast instanceof AstExpr.Unary unary) {
      return unary(unary);
    }
    if (ast instanceof AstExpr.Binary binary) {
      return binary(binary);
    }
    if (ast instanceof AstExpr.InRange in) {
      return inRange(in);
    }
    if (ast instanceof AstExpr.Choose choose) {
      return choose(choose, expected);
    }
    return names.lower(ast, expected);
  }

  private Typed number(AstExpr.Int number) {
    if (number.huge()) {
      program.report(
          Code.UNSIGNED_LONG,
          number.span(),
          "numbers above 2^63 - 1 cannot be used in expressions");
      return null;
    }
    return Typed.of(new IrExpr.Const(number.value()));
  }

  private Typed unary(AstExpr.Unary ast) {
    Typed operand = lower(ast.operand(), null);
    if (operand == null) {
      return null;
    }
    if (ast.op() == UnaryOp.NOT) {
      requireBoolean(ast.operand().span(), operand);
      Interval range = operand.range();
      Interval result = range.isConstant() ? Interval.of(1 - range.min()) : Interval.BOOL;
      return Typed.of(new IrExpr.Unary(ast.op(), operand.expr(), result));
    }
    Interval range =
        ast.op() == UnaryOp.NEGATE
            ? Ranges.negate(operand.range())
            : new Interval(~operand.range().max(), ~operand.range().min());
    return range == null
        ? overflow(ast.span())
        : Typed.of(new IrExpr.Unary(ast.op(), operand.expr(), range));
  }

  private Typed binary(AstExpr.Binary ast) {
    boolean nameFirst = ast.left() instanceof AstExpr.Name && !isKnown(ast.left());
    AstExpr leader = nameFirst ? ast.right() : ast.left();
    AstExpr follower = nameFirst ? ast.left() : ast.right();
    Typed first = lower(leader, null);
    Typed second = lower(follower, first == null ? null : first.enumeration());
    if (first == null || second == null) {
      return null;
    }
    return nameFirst ? operation(ast, second, first) : operation(ast, first, second);
  }

  private boolean isKnown(AstExpr name) {
    return table.find(((AstExpr.Name) name).text()) != null;
  }

  private Typed operation(AstExpr.Binary ast, Typed left, Typed right) {
    BinaryOp op = ast.op();
    if (op == BinaryOp.AND || op == BinaryOp.OR) {
      requireBoolean(ast.left().span(), left);
      requireBoolean(ast.right().span(), right);
    } else if (op != BinaryOp.EQUAL && op != BinaryOp.NOT_EQUAL && isUnsignedLong(left, right)) {
      program.report(
          Code.UNSIGNED_LONG,
          ast.span(),
          "arithmetic and order of a 64-bit unsigned value are not defined",
          "use u63, or compare with == and !=");
      return null;
    }
    Interval range = Ranges.apply(op, left.range(), right.range());
    if (range == null) {
      return undefined(ast, right);
    }
    if (op == BinaryOp.SUBTRACT
        && range.min() < 0
        && range.max() >= 0
        && table.facts().isNotBelow(left.expr(), right.expr())) {
      range = new Interval(0, range.max());
    }
    return Typed.of(new IrExpr.Binary(op, left.expr(), right.expr(), range));
  }

  private static boolean isUnsignedLong(Typed left, Typed right) {
    return left.range().equals(Interval.ANY) || right.range().equals(Interval.ANY);
  }

  private Typed undefined(AstExpr.Binary ast, Typed right) {
    switch (ast.op()) {
      case DIVIDE, REMAINDER ->
          program.report(
              Code.DIVISION,
              ast.right().span(),
              "the divisor must be positive; its values are " + show(right.range()));
      case SHIFT_LEFT, SHIFT_RIGHT ->
          program.report(
              Code.DIVISION,
              ast.span(),
              "a shift needs a value that is not negative, a distance of 0 to 62 and no overflow");
      default -> overflow(ast.span());
    }
    return null;
  }

  private Typed overflow(IrSpan span) {
    program.report(Code.OVERFLOW, span, "this can leave 64 bits", "bound its parts with where");
    return null;
  }

  private Typed inRange(AstExpr.InRange ast) {
    Typed value = lower(ast.value(), null);
    Symbol expected = value == null ? null : value.enumeration();
    Typed first = lower(ast.first(), expected);
    Typed last = lower(ast.last(), expected);
    if (value == null || first == null || last == null) {
      return null;
    }
    IrExpr low = compare(BinaryOp.GREATER_EQUAL, value.expr(), first.expr());
    IrExpr high = compare(BinaryOp.LESS_EQUAL, value.expr(), last.expr());
    return Typed.of(compare(BinaryOp.AND, low, high));
  }

  private static IrExpr compare(BinaryOp op, IrExpr left, IrExpr right) {
    return new IrExpr.Binary(op, left, right, Ranges.apply(op, left.range(), right.range()));
  }

  private Typed choose(AstExpr.Choose ast, Symbol expected) {
    Typed condition = lower(ast.condition(), null);
    Typed whenTrue = lower(ast.whenTrue(), expected);
    Symbol hint = whenTrue == null || expected != null ? expected : whenTrue.enumeration();
    Typed whenFalse = lower(ast.whenFalse(), hint);
    if (condition == null || whenTrue == null || whenFalse == null) {
      return null;
    }
    requireBoolean(ast.condition().span(), condition);
    Symbol enumeration =
        whenTrue.enumeration() != null ? whenTrue.enumeration() : whenFalse.enumeration();
    return new Typed(
        new IrExpr.Choose(
            condition.expr(),
            whenTrue.expr(),
            whenFalse.expr(),
            Ranges.hull(whenTrue.range(), whenFalse.range())),
        enumeration);
  }

  private Typed requireBoolean(IrSpan span, Typed typed) {
    if (typed.range().min() < 0 || typed.range().max() > 1) {
      program.report(
          Code.NOT_BOOLEAN,
          span,
          "a condition is needed here; this is a number of " + show(typed.range()),
          "compare it, for instance with != 0");
    }
    return typed;
  }
}
