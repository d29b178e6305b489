// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.text;

import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.GenerationException;

/** What a number in digits can be. */
final class DigitTypes {
  private DigitTypes() {}

  static long largest(IrType.Int type) {
    int bits = type.signed() ? type.bits() - 1 : type.bits();
    return bits >= Long.SIZE - 1 ? Long.MAX_VALUE : (1L << bits) - 1;
  }

  /** Digits become a long: the 64th bit has no place in it. */
  static void check(IrType.Int type, IrSpan span) {
    if (type.bits() == Long.SIZE && !type.signed()) {
      throw new GenerationException(span + ": digits of u64 are not generated yet, take u63");
    }
  }
}
