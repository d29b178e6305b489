// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;

/** How numbers are shown: by which type of field, and whether as bits of octets. */
final class ShownNumbers {
  private static final int MOST_MASKED = 32;

  private ShownNumbers() {}

  /** The bits of the type of field that holds a value: 8, 16, 24, 32 or 64. */
  static int holder(IrType.Int wire, long unit) {
    int bits = wire.bits() + (unit == 1 ? 0 : 64 - Long.numberOfLeadingZeros(unit));
    return bits <= 32 ? Math.max(8, (bits + 7) / 8 * 8) : 64;
  }

  /** Whether the tree cuts the number out of the octets around it, and shows its bits. */
  static boolean isMasked(IrField field, IrType.Int wire) {
    boolean isInOctets = wire.bits() % 8 == 0 && field.position().bits() % 8 == 0;
    return !isInOctets
        && !wire.signed()
        && field.unit() == 1
        && !field.secret()
        && !(field.type() instanceof IrType.Elastic)
        && field.type() == typeOf(field, wire)
        && octets(field, wire) * 8 <= MOST_MASKED;
  }

  /** The field's own type, if it is a number itself. */
  private static IrType typeOf(IrField field, IrType.Int wire) {
    return wire.equals(StructScope.integer(field.type())) ? field.type() : null;
  }

  /** Octets that a number of bits lies in. */
  static int octets(IrField field, IrType.Int wire) {
    int before = Math.floorMod(field.position().bits(), 8);
    return (before + wire.bits() + 7) / 8;
  }

  /** The number's bits in these octets. */
  static long mask(IrField field, IrType.Int wire) {
    int before = Math.floorMod(field.position().bits(), 8);
    int behind = octets(field, wire) * 8 - before - wire.bits();
    return (1L << wire.bits()) - 1 << behind;
  }
}
