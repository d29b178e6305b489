// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ir.IrType;

/** Whether a value fits an integer type. */
final class Fits {
  private Fits() {}

  /** A number from the source, never negative: up to 64 unsigned bits. */
  static boolean unsigned(long value, IrType.Int type) {
    int bits = type.signed() ? type.bits() - 1 : type.bits();
    return bits >= Long.SIZE || value >>> bits == 0;
  }

  /** A computed value that may be negative; of u64 any 64 bits. */
  static boolean value(long value, IrType.Int type) {
    if (type.bits() == Long.SIZE) {
      return true;
    }
    if (type.signed()) {
      return value >> type.bits() - 1 == 0 || value >> type.bits() - 1 == -1;
    }
    return value >>> type.bits() == 0;
  }
}
