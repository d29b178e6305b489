// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.generator.plan.JavaNames;
import java.util.ArrayList;
import java.util.List;

/** Where regions begin and end. */
final class RegionBounds {
  private RegionBounds() {}

  static String start(Body body, IrItem.Region region) {
    return body.plan.at(fields(region).get(0));
  }

  static String end(Body body, IrItem.Region region) {
    if (region.sizedBy() != 0) {
      return endVariable(region);
    }
    List<IrField> fields = fields(region);
    return behind(body, fields.get(fields.size() - 1));
  }

  /** The place behind a field, as an expression. */
  static String behind(Body body, IrField field) {
    if (!FieldBounds.isStatic(field)) {
      return body.plan.behind(field);
    }
    IrField.Position p = field.position();
    long bits = p.bits() + field.sizeBits().min();
    return body.plan.at(new IrField.Position(p.anchor(), (int) (bits + 7) / 8 * 8));
  }

  static String endVariable(IrItem.Region region) {
    return JavaNames.camel(region.name()) + "End";
  }

  static int clearedStart(Body body, IrItem.Region region) {
    return body.clearedAt(fields(region).get(0).position());
  }

  static List<IrField> fields(IrItem.Region region) {
    List<IrField> fields = new ArrayList<>();
    collect(region.items(), fields);
    return fields;
  }

  private static void collect(List<IrItem> items, List<IrField> fields) {
    for (IrItem item : items) {
      if (item instanceof IrField field) {
        fields.add(field);
      } else if (item instanceof IrItem.Region region) {
        collect(region.items(), fields);
      }
    }
  }
}
