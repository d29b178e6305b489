// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import java.util.List;

/** Whether a field lies inside of a run of bytes that has a name. */
final class Containment {
  private final WriterModel model;

  Containment(WriterModel model) {
    this.model = model;
  }

  boolean holds(IrField.Target target, IrField field) {
    if (target instanceof IrField.Target.Message) {
      return true;
    } else if (target instanceof IrField.Target.Region region) {
      return inRegion(model.struct().items(), region.name(), field, false);
    }
    return target instanceof IrField.Target.Field f && f.id() == field.id();
  }

  private static boolean inRegion(
      List<IrItem> items, String name, IrField field, boolean isInside) {
    for (IrItem item : items) {
      if (item.equals(field) && isInside) {
        return true;
      } else if (item instanceof IrItem.Region region
          && inRegion(region.items(), name, field, isInside || region.name().equals(name))) {
        return true;
      }
    }
    return false;
  }
}
