// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;

/** Facts about lowered types. */
final class Types {
  private Types() {}

  /** The integer that holds a type's values, or null when it is not numeric. */
  static IrType.Int wire(IrType type) {
    if (type instanceof IrType.Int number) {
      return number;
    }
    if (type instanceof IrType.EnumOf enumeration) {
      return enumeration.wire();
    }
    if (type instanceof IrType.Elastic elastic) {
      return elastic.value();
    }
    return type instanceof IrType.FlagsOf flags ? flags.wire() : null;
  }

  /** The values of a field, its unit applied; null when it is not numeric. */
  static Interval range(IrField field) {
    Interval range = range(field.type());
    return range == null ? null : scaled(range, field.unit());
  }

  /** The values of a type; null when it is not numeric. */
  static Interval range(IrType type) {
    if (type instanceof IrType.Elastic elastic) {
      return new Interval(0, elastic.largest());
    }
    IrType.Int wire = wire(type);
    return wire == null ? null : Ranges.of(wire);
  }

  /** The range times a positive factor, clamped to 64 bits. */
  static Interval scaled(Interval range, long unit) {
    Interval product =
        Ranges.apply(dev.meerkat.dsl.ir.IrExpr.BinaryOp.MULTIPLY, range, Interval.of(unit));
    return product == null ? Interval.ANY : product;
  }

  /** Whether it can stand in front of something and say how many bytes that has. */
  static boolean isPrefix(IrType type) {
    if (type instanceof IrType.Elastic elastic) {
      return elastic.minBits() == 8;
    }
    return type instanceof IrType.Int length
        && !length.signed()
        && length.bits() % 8 == 0
        && length.bits() <= Integer.SIZE;
  }

  static boolean isNumeric(IrType type) {
    return wire(type) != null;
  }

  /** A type that can take as many bytes as there are. */
  static boolean isRest(IrType type) {
    if (type instanceof IrType.Bytes bytes) {
      return bytes.extent() instanceof IrType.Extent.Rest;
    }
    if (type instanceof IrType.ListOf list) {
      return list.extent() instanceof IrType.Extent.Rest;
    }
    return type instanceof IrType.TlvOf;
  }
}
