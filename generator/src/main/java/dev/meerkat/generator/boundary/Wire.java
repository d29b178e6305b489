// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.boundary;

import dev.meerkat.dsl.ir.IrType;

/** Integers at any bit. */
final class Wire {
  private Wire() {}

  static long read(byte[] octets, long bitOffset, IrType.Int type) {
    long value = 0;
    for (int bit = 0; bit < type.bits(); bit++) {
      long at = bitOffset + place(type, bit);
      value = value << 1 | octets[(int) (at >> 3)] >> 7 - (at & 7) & 1;
    }
    return value;
  }

  /** Writes as many of the lowest bits as the type has. */
  static void write(byte[] octets, long bitOffset, IrType.Int type, long value) {
    for (int bit = 0; bit < type.bits(); bit++) {
      long at = bitOffset + place(type, bit);
      int mask = 0x80 >> (at & 7);
      boolean isSet = (value >>> type.bits() - 1 - bit & 1) != 0;
      octets[(int) (at >> 3)] =
          (byte) (isSet ? octets[(int) (at >> 3)] | mask : octets[(int) (at >> 3)] & ~mask);
    }
  }

  /** Where the n-th bit from the top stands; little endian turns whole octets around. */
  private static int place(IrType.Int type, int bit) {
    return type.littleEndian() ? type.bits() - Byte.SIZE - bit / 8 * 8 + bit % 8 : bit;
  }
}
