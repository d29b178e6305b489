// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan;

import dev.meerkat.dsl.ir.IrType;

/**
 * Which Java type holds an integer of the wire: {@code int} up to u31 and i32, else {@code long}.
 */
public final class JavaTypes {
  private JavaTypes() {}

  /**
   * The integer that holds a scalar type's values: plain, enum, flags or one of variable width;
   * null for other types.
   */
  public static IrType.Int wire(IrType type) {
    if (type instanceof IrType.Int i) {
      return i;
    } else if (type instanceof IrType.EnumOf e) {
      return e.wire();
    } else if (type instanceof IrType.FlagsOf f) {
      return f.wire();
    } else if (type instanceof IrType.Elastic e) {
      return e.value();
    }
    return null;
  }

  public static boolean isScalar(IrType type) {
    return wire(type) != null;
  }

  /** Whether a value of this width needs a {@code long}. */
  public static boolean isLong(IrType.Int wire) {
    return wire.bits() > (wire.signed() ? 32 : 31);
  }

  /** Whether value times unit needs a {@code long}. */
  public static boolean isLong(IrType.Int wire, long unit) {
    if (isLong(wire)) {
      return true;
    }
    long largest = (1L << (wire.signed() ? wire.bits() - 1 : wire.bits())) * unit;
    return largest > Integer.MAX_VALUE;
  }
}
