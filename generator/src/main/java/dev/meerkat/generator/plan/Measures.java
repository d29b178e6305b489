// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;

/**
 * Whether a part says how large something in it is. Even when it can only be right with one size,
 * it may claim more: it is then wrong in the same place as where it stands alone, so it is read in
 * all that is left of the scope.
 */
public record Measures(IrProgram program) {
  public boolean in(IrStruct struct) {
    return struct.fields().stream().anyMatch(this::in);
  }

  private boolean in(IrField field) {
    return field.derived() instanceof IrField.Derived.Sizes
        || !(field.scope() instanceof IrField.Scope.Open)
        || in(field.type());
  }

  private boolean in(IrType type) {
    if (type instanceof IrType.StructOf part) {
      return in(program.struct(part.structName()));
    } else if (type instanceof IrType.ListOf list) {
      return in(list.element());
    }
    return type instanceof IrType.TlvOf || type instanceof IrType.Switch;
  }
}
