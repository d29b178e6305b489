// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;

/** Facts about lowered types. */
final class Types {
  private Types() {}

  /** The integer under a type, or null when it is not numeric. */
  static IrType.Int wire(IrType type) {
    if (type instanceof IrType.Int number) {
      return number;
    }
    if (type instanceof IrType.EnumOf enumeration) {
      return enumeration.wire();
    }
    return type instanceof IrType.FlagsOf flags ? flags.wire() : null;
  }

  /** The values of a field, its unit applied; null when it is not numeric. */
  static Interval range(IrField field) {
    IrType.Int wire = wire(field.type());
    if (wire == null) {
      return null;
    }
    return scaled(Ranges.of(wire), field.unit());
  }

  /** The range times a positive factor, clamped to 64 bits. */
  static Interval scaled(Interval range, long unit) {
    Interval product =
        Ranges.apply(dev.meerkat.dsl.ir.IrExpr.BinaryOp.MULTIPLY, range, Interval.of(unit));
    return product == null ? Interval.ANY : product;
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
