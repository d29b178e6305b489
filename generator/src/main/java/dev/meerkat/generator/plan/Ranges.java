// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan;

import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;

/** What is known of a field's value once its constraints hold. */
public final class Ranges {
  private Ranges() {}

  /** What the bits can say, times the unit. */
  public static Interval ofWire(IrType.Int wire, long unit) {
    if (wire.bits() == 64 || wire.bits() == 63 && unit != 1) {
      return Interval.ANY;
    }
    long size = 1L << wire.bits() - (wire.signed() ? 1 : 0);
    long min = wire.signed() ? -size : 0;
    return new Interval(min * unit, (size - 1) * unit);
  }

  /** What the bits can say, narrowed by {@code where}s that compare the field with constants. */
  public static Interval of(IrField field) {
    Interval range = ofWire(JavaTypes.wire(field.type()), field.unit());
    if (field.constant() instanceof IrField.Constant.Number number && !number.should()) {
      return Interval.of(number.value());
    }
    for (IrField.Constraint constraint : field.constraints()) {
      if (!constraint.should()) {
        range = narrow(range, field.id(), constraint.condition());
      }
    }
    return range;
  }

  /** The size in bytes that a {@code sizes} field can give, {@code where} taken into account. */
  public static Interval ofSize(IrField field, IrField.Derived.Sizes sizes) {
    Interval value = of(field);
    if (value.equals(Interval.ANY)) {
      return value;
    }
    return new Interval(scale(value.min(), sizes), scale(value.max(), sizes));
  }

  private static long scale(long value, IrField.Derived.Sizes sizes) {
    return value * sizes.multiply() / sizes.divide() + sizes.add();
  }

  private static Interval narrow(Interval range, int id, IrExpr condition) {
    if (!(condition instanceof IrExpr.Binary e)) {
      return range;
    }
    if (e.op() == IrExpr.BinaryOp.AND) {
      return narrow(narrow(range, id, e.left()), id, e.right());
    }
    boolean isField = e.left() instanceof IrExpr.Field f && f.id() == id;
    if (!isField || !(e.right() instanceof IrExpr.Const c)) {
      return range;
    }
    return switch (e.op()) {
      case GREATER_EQUAL -> atLeast(range, c.value());
      case GREATER -> atLeast(range, c.value() + 1);
      case LESS_EQUAL -> atMost(range, c.value());
      case LESS -> atMost(range, c.value() - 1);
      case EQUAL -> range.contains(c.value()) ? Interval.of(c.value()) : range;
      default -> range;
    };
  }

  private static Interval atLeast(Interval range, long min) {
    return min > range.max() ? range : new Interval(Math.max(range.min(), min), range.max());
  }

  private static Interval atMost(Interval range, long max) {
    return max < range.min() ? range : new Interval(range.min(), Math.min(range.max(), max));
  }
}
