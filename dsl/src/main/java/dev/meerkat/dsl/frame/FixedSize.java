// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.frame;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrType;

/** How many bits content takes up that is always as long. */
public record FixedSize(IrProgram program) {
  private static final long NONE = -1;

  /** Whether a field is always as long when it is there: a number, octets, a part. */
  public boolean of(IrField field) {
    return field.scope() instanceof IrField.Scope.Open
        && field.pad() == null
        && bits(field.type()) != NONE;
  }

  /** The bits of a type, or -1. */
  public long bits(IrType type) {
    if (type instanceof IrType.Int wire) {
      return wire.bits();
    } else if (type instanceof IrType.EnumOf named) {
      return named.wire().bits();
    } else if (type instanceof IrType.FlagsOf flags) {
      return flags.wire().bits();
    } else if (type instanceof IrType.Bytes bytes) {
      return bytes.extent() instanceof IrType.Extent.Fixed fixed ? fixed.count() * 8 : NONE;
    } else if (type instanceof IrType.StructOf part) {
      var size = program.struct(part.structName()).sizeBits();
      return size.isConstant() ? size.min() : NONE;
    } else if (type instanceof IrType.ListOf list
        && list.extent() instanceof IrType.Extent.Fixed fixed) {
      long element = bits(list.element());
      return element == NONE ? NONE : element * fixed.count();
    }
    return NONE;
  }
}
