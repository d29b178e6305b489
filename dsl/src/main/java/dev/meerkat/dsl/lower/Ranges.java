// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr.BinaryOp;
import dev.meerkat.dsl.ir.IrType;

/** Arithmetic of intervals in signed 64 bits; null means that a value could overflow. */
final class Ranges {
  private Ranges() {}

  static Interval of(IrType.Int type) {
    if (type.signed()) {
      return new Interval(-1L << type.bits() - 1, (1L << type.bits() - 1) - 1);
    }
    return type.bits() == Long.SIZE ? Interval.ANY : new Interval(0, (1L << type.bits()) - 1);
  }

  static Interval hull(Interval a, Interval b) {
    return new Interval(Math.min(a.min(), b.min()), Math.max(a.max(), b.max()));
  }

  /** Both; when they have nothing in common, the first. */
  static Interval meet(Interval a, Interval b) {
    long min = Math.max(a.min(), b.min());
    long max = Math.min(a.max(), b.max());
    return min <= max ? new Interval(min, max) : a;
  }

  static Interval negate(Interval a) {
    return a.min() == Long.MIN_VALUE ? null : new Interval(-a.max(), -a.min());
  }

  /** The range of an operation; null when it can overflow or is not defined. */
  static Interval apply(BinaryOp op, Interval a, Interval b) {
    try {
      return switch (op) {
        case ADD -> new Interval(Math.addExact(a.min(), b.min()), Math.addExact(a.max(), b.max()));
        case SUBTRACT ->
            new Interval(
                Math.subtractExact(a.min(), b.max()), Math.subtractExact(a.max(), b.min()));
        case MULTIPLY -> multiply(a, b);
        case DIVIDE -> divide(a, b);
        case REMAINDER -> remainder(a, b);
        case SHIFT_LEFT -> shiftLeft(a, b);
        case SHIFT_RIGHT -> shiftRight(a, b);
        case BIT_AND, BIT_OR -> bits(op, a, b);
        default -> logical(op, a, b);
      };
    } catch (ArithmeticException overflow) {
      return null;
    }
  }

  private static Interval multiply(Interval a, Interval b) {
    long w = Math.multiplyExact(a.min(), b.min());
    long x = Math.multiplyExact(a.min(), b.max());
    long y = Math.multiplyExact(a.max(), b.min());
    long z = Math.multiplyExact(a.max(), b.max());
    return new Interval(
        Math.min(Math.min(w, x), Math.min(y, z)), Math.max(Math.max(w, x), Math.max(y, z)));
  }

  private static Interval divide(Interval a, Interval b) {
    if (b.min() <= 0) {
      return null;
    }
    return new Interval(
        Math.min(a.min() / b.min(), a.min() / b.max()),
        Math.max(a.max() / b.min(), a.max() / b.max()));
  }

  private static Interval remainder(Interval a, Interval b) {
    if (b.min() <= 0) {
      return null;
    }
    long max = b.max() - 1;
    return new Interval(a.min() < 0 ? -max : 0, Math.min(max, Math.max(a.max(), 0)));
  }

  private static Interval shiftLeft(Interval a, Interval b) {
    if (b.min() < 0 || b.max() > 62 || a.min() < 0 || a.max() > Long.MAX_VALUE >> b.max()) {
      return null;
    }
    return new Interval(a.min() << b.min(), a.max() << b.max());
  }

  private static Interval shiftRight(Interval a, Interval b) {
    if (b.min() < 0 || b.max() > 63 || a.min() < 0) {
      return null;
    }
    return new Interval(a.min() >> b.max(), a.max() >> b.min());
  }

  private static Interval bits(BinaryOp op, Interval a, Interval b) {
    if (a.min() < 0 || b.min() < 0) {
      return Interval.ANY;
    }
    if (op == BinaryOp.BIT_AND) {
      return new Interval(0, Math.min(a.max(), b.max()));
    }
    long top = Long.highestOneBit(Math.max(1, a.max() | b.max()));
    return new Interval(Math.max(a.min(), b.min()), top | top - 1);
  }

  private static Interval logical(BinaryOp op, Interval a, Interval b) {
    Boolean known =
        switch (op) {
          case LESS -> order(a.max() < b.min(), a.min() >= b.max());
          case LESS_EQUAL -> order(a.max() <= b.min(), a.min() > b.max());
          case GREATER -> order(a.min() > b.max(), a.max() <= b.min());
          case GREATER_EQUAL -> order(a.min() >= b.max(), a.max() < b.min());
          case EQUAL -> order(sameConstant(a, b), apart(a, b));
          case NOT_EQUAL -> order(apart(a, b), sameConstant(a, b));
          case AND -> order(a.min() == 1 && b.min() == 1, a.max() == 0 || b.max() == 0);
          default -> order(a.min() == 1 || b.min() == 1, a.max() == 0 && b.max() == 0);
        };
    return known == null ? Interval.BOOL : Interval.of(known ? 1 : 0);
  }

  private static Boolean order(boolean holds, boolean fails) {
    return holds ? Boolean.TRUE : fails ? Boolean.FALSE : null;
  }

  private static boolean sameConstant(Interval a, Interval b) {
    return a.isConstant() && a.equals(b);
  }

  private static boolean apart(Interval a, Interval b) {
    return a.max() < b.min() || b.max() < a.min();
  }
}
