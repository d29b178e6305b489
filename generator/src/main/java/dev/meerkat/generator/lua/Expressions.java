// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrOccurrences;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrText;
import java.util.ArrayList;
import java.util.List;

/** All expressions that stand in a declaration. */
final class Expressions {
  private Expressions() {}

  static List<IrExpr> of(IrStruct struct) {
    List<IrExpr> all = new ArrayList<>();
    items(struct.items(), all);
    return all;
  }

  private static void items(List<IrItem> items, List<IrExpr> all) {
    for (IrItem item : items) {
      if (item instanceof IrField field) {
        all.addAll(IrOccurrences.in(field.type()));
        constraints(field.constraints(), all);
        if (field.condition() != null) {
          all.add(field.condition());
        }
      } else if (item instanceof IrItem.Region region) {
        items(region.items(), all);
      } else if (item instanceof IrItem.Let let) {
        all.addAll(IrOccurrences.values(let));
      } else if (item instanceof IrItem.Require require) {
        all.add(require.condition());
      }
    }
  }

  static List<IrExpr> of(IrText text) {
    List<IrExpr> all = new ArrayList<>();
    for (IrText.Item item : text.items()) {
      if (item instanceof IrText.Token token) {
        constraints(token.constraints(), all);
      } else if (item instanceof IrText.Digits digits) {
        constraints(digits.constraints(), all);
      } else if (item instanceof IrText.Require require) {
        all.add(require.condition());
      }
    }
    return all;
  }

  private static void constraints(List<IrField.Constraint> constraints, List<IrExpr> all) {
    constraints.forEach(c -> all.add(c.condition()));
  }
}
