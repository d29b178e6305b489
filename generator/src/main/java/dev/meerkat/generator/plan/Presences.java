// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;

/** Fields that tell whether others are there, and are the accessors that tell it. */
public final class Presences {
  private Presences() {}

  /** The accessor {@code hasUser} of the target that {@code hasUser : u1 presents user} is. */
  public static String accessor(IrStruct struct, IrField field) {
    if (field.name() == null || !(field.derived() instanceof IrField.Derived.Presents presents)) {
      return null;
    }
    for (int id : presents.fieldIds()) {
      IrField target = struct.field(id);
      String name = target.name() == null ? null : "has" + JavaNames.pascal(target.name());
      if (JavaNames.camel(field.name()).equals(name)) {
        return name;
      }
    }
    return null;
  }
}
