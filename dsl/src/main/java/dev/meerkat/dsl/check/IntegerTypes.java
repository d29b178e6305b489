// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ir.IrType;

/** The integer that holds the values of a type. */
final class IntegerTypes {
  private IntegerTypes() {}

  static boolean isInteger(IrType type) {
    return wire(type) != null;
  }

  /** Null when the type is no integer, enum or flags. */
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

  /** The most that the type can say, as a number that is not negative. */
  static long max(IrType.Int type) {
    int bits = type.signed() ? type.bits() - 1 : type.bits();
    return bits >= Long.SIZE - 1 ? Long.MAX_VALUE : (1L << bits) - 1;
  }
}
