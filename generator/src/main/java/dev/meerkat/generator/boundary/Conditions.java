// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.boundary;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrStruct;
import java.util.ArrayList;
import java.util.List;

/** Every expression of a struct that decides something. */
record Conditions(IrStruct struct) {
  List<IrExpr> all() {
    List<IrExpr> all = new ArrayList<>();
    for (IrField field : struct.fields()) {
      field.constraints().forEach(c -> all.add(c.condition()));
      if (field.condition() != null) {
        all.add(field.condition());
      }
    }
    items(struct.items(), all);
    return all;
  }

  private static void items(List<IrItem> items, List<IrExpr> all) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Require require) {
        all.add(require.condition());
      } else if (item instanceof IrItem.Let let && let.value() != null) {
        all.add(let.value());
      } else if (item instanceof IrItem.Region region) {
        items(region.items(), all);
      }
    }
  }
}
