// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import java.util.List;

/**
 * Whether bytes of a fixed-size part can be wrong at all: if not, a list of them needs no look at
 * the elements, and a field of it is wrapped when asked for.
 */
public record Fallibility(IrProgram program) {
  /** A fixed-size struct in which every value is accepted and nothing is noted. */
  public boolean isPlain(IrStruct struct) {
    return struct.isFixedSize() && struct.params().isEmpty() && items(struct.items());
  }

  /** A fixed-size struct in which every value is accepted, though something may be noted. */
  public boolean acceptsAll(IrStruct struct) {
    return struct.isFixedSize()
        && struct.params().isEmpty()
        && struct.items().stream()
            .allMatch(item -> item instanceof IrField f && (isPlain(f) || isScalarWithNotes(f)));
  }

  private boolean isScalarWithNotes(IrField field) {
    return field.constant() == null
        && field.derived() == null
        && field.condition() == null
        && field.constraints().stream().allMatch(IrField.Constraint::should)
        && JavaTypes.isScalar(field.type())
        && isPlain(field.type());
  }

  private boolean items(List<IrItem> items) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Require
          || item instanceof IrItem.Region region && !items(region.items())
          || item instanceof IrField field && !isPlain(field)) {
        return false;
      }
    }
    return true;
  }

  private boolean isPlain(IrField field) {
    return field.constant() == null
        && field.constraints().isEmpty()
        && field.condition() == null
        && !(field.derived() instanceof IrField.Derived.Checks)
        && !(field.derived() instanceof IrField.Derived.Sizes)
        && field.scope() instanceof IrField.Scope.Open
        && field.pad() == null
        && isPlain(field.type());
  }

  /** Whether every value of the type's width is accepted. */
  public boolean isPlain(IrType type) {
    if (type instanceof IrType.EnumOf e) {
      return !program.enumeration(e.enumName()).closed();
    } else if (type instanceof IrType.Bytes b) {
      return b.encoding() == IrType.Encoding.BYTES && b.extent() instanceof IrType.Extent.Fixed;
    } else if (type instanceof IrType.StructOf s) {
      return isPlain(program.struct(s.structName()));
    } else if (type instanceof IrType.ListOf list) {
      return list.extent() instanceof IrType.Extent.Fixed && isPlain(list.element());
    }
    return JavaTypes.isScalar(type);
  }
}
