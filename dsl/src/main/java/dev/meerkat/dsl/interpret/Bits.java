// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrType;

/** Integers of any width at any bit, most significant bit first. */
final class Bits {
  private Bits() {}

  /** Reads an integer; the caller has seen to it that it is there. */
  static long read(byte[] bytes, long position, IrType.Int type) {
    long value = 0;
    if (type.littleEndian() && type.bits() % 8 == 0) {
      for (int i = type.bits() / 8 - 1; i >= 0; i--) {
        value = value << 8 | bytes[(int) (position >> 3) + i] & 0xFF;
      }
    } else {
      for (long p = position; p < position + type.bits(); p++) {
        value = value << 1 | bytes[(int) (p >> 3)] >> (7 - (p & 7)) & 1;
      }
    }
    int unused = 64 - type.bits();
    return type.signed() ? value << unused >> unused : value;
  }

  /** Writes the low bits of a value. */
  static void write(byte[] bytes, long position, IrType.Int type, long value) {
    if (type.littleEndian() && type.bits() % 8 == 0) {
      for (int i = 0; i < type.bits() / 8; i++) {
        bytes[(int) (position >> 3) + i] = (byte) (value >> 8 * i);
      }
      return;
    }
    for (int i = 0; i < type.bits(); i++) {
      long p = position + i;
      int mask = 0x80 >> (p & 7);
      boolean set = (value >> (type.bits() - 1 - i) & 1) != 0;
      int octet = bytes[(int) (p >> 3)];
      bytes[(int) (p >> 3)] = (byte) (set ? octet | mask : octet & ~mask);
    }
  }

  /** The integer that holds a type's values; null when the type is no integer. */
  static IrType.Int integer(IrType type) {
    if (type instanceof IrType.Int integer) {
      return integer;
    }
    if (type instanceof IrType.EnumOf named) {
      return named.wire();
    }
    if (type instanceof IrType.Elastic elastic) {
      return elastic.value();
    }
    return type instanceof IrType.FlagsOf flags ? flags.wire() : null;
  }
}
