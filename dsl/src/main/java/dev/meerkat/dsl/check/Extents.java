// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrType;
import java.util.List;

/** How small things can be. */
final class Extents {
  private Extents() {}

  /** The least bits of a type. */
  static long minBits(IrType type, CheckInput input) {
    if (type instanceof IrType.Elastic elastic) {
      return elastic.minBits();
    }
    IrType.Int wire = IntegerTypes.wire(type);
    if (wire != null) {
      return wire.bits();
    }
    if (type instanceof IrType.Bytes bytes) {
      return bytes.extent() instanceof IrType.Extent.Fixed fixed ? fixed.count() * 8 : 0;
    }
    if (type instanceof IrType.StructOf part) {
      return input.struct(part.structName()).sizeBits().min();
    }
    if (type instanceof IrType.ChainOf use) {
      return input.program().chain(use.chainName()).sizeBits().min();
    }
    if (type instanceof IrType.ListOf list && list.extent() instanceof IrType.Extent.Fixed fixed) {
      return fixed.count() * minBits(list.element(), input);
    }
    return 0;
  }

  /** The least bits of items in a row. */
  static long minBits(List<IrItem> items) {
    long bits = 0;
    for (IrItem item : items) {
      if (item instanceof IrField field && field.condition() == null) {
        bits += field.sizeBits().min();
      } else if (item instanceof IrItem.Region region) {
        bits += minBits(region.items());
      }
    }
    return bits;
  }

  /** The last field of items, regions included; null when there is none. */
  static IrField lastField(List<IrItem> items) {
    IrField last = null;
    for (IrItem item : items) {
      if (item instanceof IrField field) {
        last = field;
      } else if (item instanceof IrItem.Region region) {
        IrField inner = lastField(region.items());
        last = inner == null ? last : inner;
      }
    }
    return last;
  }
}
