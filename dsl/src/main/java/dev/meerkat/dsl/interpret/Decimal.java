// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrType;

/** A number that grows digit by digit, as far as its type goes. */
final class Decimal {
  private final int base;
  private final long max;
  private long value;

  Decimal(int base, IrType.Int type) {
    this.base = base;
    this.max = type.bits() >= Long.SIZE ? -1 : (1L << type.bits()) - 1;
  }

  boolean isDigit(int octet) {
    return octet < 0x80 && Character.digit(octet, base) >= 0;
  }

  /**
   * Appends a digit.
   *
   * @return false, and nothing is changed, when the number would leave the type
   */
  boolean add(int octet) {
    int digit = Character.digit(octet, base);
    if (Long.compareUnsigned(value, Long.divideUnsigned(max - digit, base)) > 0
        || Long.compareUnsigned(digit, max) > 0) {
      return false;
    }
    value = value * base + digit;
    return true;
  }

  long value() {
    return value;
  }
}
