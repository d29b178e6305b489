// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import java.util.Locale;

/** Expressions in Lua. What may need more than 53 bits is computed by the table {@code long}. */
final class LuaExpressions {
  /** Numbers up to here are exact in Lua. */
  static final long EXACT = 1L << 53;

  private final LuaResolver names;

  LuaExpressions(LuaResolver names) {
    this.names = names;
  }

  /** A number, as Lua's own or as Int64. */
  LuaCode number(IrExpr expression) {
    return code(expression).asNumber();
  }

  /** A claim. */
  String claim(IrExpr expression) {
    return code(expression).asClaim().text();
  }

  /** {@code not (...)}. */
  String refuted(IrExpr expression) {
    LuaCode claim = code(expression).asClaim();
    return "not " + claim.operand();
  }

  private LuaCode code(IrExpr expression) {
    if (expression instanceof IrExpr.Const constant) {
      return constant(constant.value());
    } else if (expression instanceof IrExpr.Unary unary) {
      return unary(unary);
    } else if (expression instanceof IrExpr.Binary binary) {
      return binary(binary);
    } else if (expression instanceof IrExpr.Choose choose) {
      return choose(choose);
    }
    return names.name(expression);
  }

  static LuaCode constant(long value) {
    if (value >= -EXACT && value <= EXACT) {
      return new LuaCode(Long.toString(value), LuaCode.Kind.NUMBER, value >= 0);
    }
    return LuaCode.longs(
        String.format(Locale.ROOT, "Int64.new(0x%X, 0x%X)", value & 0xFFFF_FFFFL, value >>> 32));
  }

  private LuaCode unary(IrExpr.Unary unary) {
    if (unary.op() == IrExpr.UnaryOp.NOT) {
      return new LuaCode(refuted(unary.operand()), LuaCode.Kind.CLAIM, false);
    }
    LuaCode operand = number(unary.operand());
    boolean isLong = operand.isLong() || !isExact(unary.range());
    if (unary.op() == IrExpr.UnaryOp.NEGATE) {
      return isLong
          ? call("neg", operand)
          : new LuaCode("-" + operand.operand(), LuaCode.Kind.NUMBER, false);
    }
    return isLong
        ? call("bnot", operand)
        : new LuaCode("-1 - " + operand.operand(), LuaCode.Kind.NUMBER, false);
  }

  private LuaCode binary(IrExpr.Binary binary) {
    if (binary.op() == IrExpr.BinaryOp.AND || binary.op() == IrExpr.BinaryOp.OR) {
      String word = binary.op() == IrExpr.BinaryOp.AND ? " and " : " or ";
      String text =
          code(binary.left()).asClaim().operand() + word + code(binary.right()).asClaim().operand();
      return new LuaCode(text, LuaCode.Kind.CLAIM, false);
    }
    LuaCode left = number(binary.left());
    LuaCode right = number(binary.right());
    if (binary.op().isLogical()) {
      return comparison(binary.op(), left, right);
    }
    boolean isLong =
        left.isLong()
            || right.isLong()
            || !isExact(binary.range())
            || !isExact(binary.left().range())
            || needsTwosComplement(binary);
    return isLong ? longs(binary.op(), left, right) : plain(binary.op(), left, right);
  }

  /** Bits of numbers below 0. */
  private static boolean needsTwosComplement(IrExpr.Binary binary) {
    return switch (binary.op()) {
      case SHIFT_RIGHT -> binary.left().range().min() < 0;
      case BIT_AND, BIT_OR -> binary.left().range().min() < 0 || binary.right().range().min() < 0;
      default -> false;
    };
  }

  private static LuaCode comparison(IrExpr.BinaryOp op, LuaCode left, LuaCode right) {
    if (left.isLong() || right.isLong()) {
      return switch (op) {
        case LESS -> claim("lt", left, right);
        case LESS_EQUAL -> claim("le", left, right);
        case GREATER -> claim("lt", right, left);
        case GREATER_EQUAL -> claim("le", right, left);
        case EQUAL -> claim("eq", left, right);
        default -> new LuaCode("not " + claim("eq", left, right).text(), LuaCode.Kind.CLAIM, false);
      };
    }
    String symbol = op == IrExpr.BinaryOp.NOT_EQUAL ? "~=" : op.symbol();
    return new LuaCode(
        left.operand() + " " + symbol + " " + right.operand(), LuaCode.Kind.CLAIM, false);
  }

  private static LuaCode plain(IrExpr.BinaryOp op, LuaCode left, LuaCode right) {
    String pair = left.text() + ", " + right.text();
    return switch (op) {
      case DIVIDE -> LuaCode.number("quotient(" + pair + ")");
      case REMAINDER -> LuaCode.number("remainder(" + pair + ")");
      case BIT_AND -> LuaCode.number("band(" + pair + ")");
      case BIT_OR -> LuaCode.number("bor(" + pair + ")");
      case SHIFT_LEFT ->
          new LuaCode(left.operand() + " * 2 ^ " + right.operand(), LuaCode.Kind.NUMBER, false);
      case SHIFT_RIGHT ->
          LuaCode.number("floor(" + left.operand() + " / 2 ^ " + right.operand() + ")");
      default ->
          new LuaCode(
              left.operand() + " " + op.symbol() + " " + right.operand(),
              LuaCode.Kind.NUMBER,
              false);
    };
  }

  private static LuaCode longs(IrExpr.BinaryOp op, LuaCode left, LuaCode right) {
    String name =
        switch (op) {
          case MULTIPLY -> "mul";
          case DIVIDE -> "div";
          case REMAINDER -> "mod";
          case ADD -> "add";
          case SUBTRACT -> "sub";
          case SHIFT_LEFT -> "shl";
          case SHIFT_RIGHT -> "shr";
          case BIT_AND -> "band";
          default -> "bor";
        };
    return LuaCode.longs("long." + name + "(" + left.text() + ", " + right.text() + ")");
  }

  private static LuaCode call(String name, LuaCode operand) {
    return LuaCode.longs("long." + name + "(" + operand.text() + ")");
  }

  private static LuaCode claim(String name, LuaCode left, LuaCode right) {
    return LuaCode.claim("long." + name + "(" + left.text() + ", " + right.text() + ")");
  }

  private LuaCode choose(IrExpr.Choose choose) {
    LuaCode first = number(choose.whenTrue());
    LuaCode second = number(choose.whenFalse());
    String text =
        code(choose.condition()).asClaim().operand()
            + " and "
            + first.operand()
            + " or "
            + second.operand();
    boolean isLong = first.isLong() || second.isLong();
    return new LuaCode(text, isLong ? LuaCode.Kind.LONG : LuaCode.Kind.NUMBER, false);
  }

  private static boolean isExact(Interval range) {
    return range.min() >= -EXACT && range.max() <= EXACT;
  }
}
