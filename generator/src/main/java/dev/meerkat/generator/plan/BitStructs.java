// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;

/** Parts of less than an octet: read from, and written into, an octet that they share. */
public final class BitStructs {
  private BitStructs() {}

  public static boolean is(IrStruct struct) {
    return struct.sizeBits().min() % 8 != 0;
  }

  /** Whether a field is such a part. */
  public static boolean is(IrField field) {
    return field.type() instanceof IrType.StructOf && field.sizeBits().min() % 8 != 0;
  }

  public static int bits(IrStruct struct) {
    return (int) struct.sizeBits().min();
  }
}
