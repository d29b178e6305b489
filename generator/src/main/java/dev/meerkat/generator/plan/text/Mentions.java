// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.text;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the conditions of a text look at: a writer keeps nothing else.
 *
 * @param fields ids of numbers and tokens
 * @param slots names of slots of indexes
 */
public record Mentions(Set<Integer> fields, Set<String> slots) {
  /** Those of steps of a message, or of a line. */
  public static Mentions in(List<TextStep> steps) {
    Mentions mentions = new Mentions(new HashSet<>(), new HashSet<>());
    for (TextStep step : steps) {
      step.constraints().forEach(constraint -> mentions.add(constraint.condition()));
      if (step instanceof TextStep.Require require) {
        mentions.add(require.item().condition());
      }
    }
    return mentions;
  }

  private void add(IrExpr expression) {
    if (expression instanceof IrExpr.Field field) {
      fields.add(field.id());
    } else if (expression instanceof IrExpr.SizeOf size
        && size.target() instanceof IrField.Target.Field target) {
      fields.add(target.id());
    } else if (expression instanceof IrExpr.Slot slot) {
      slots.add(slot.slot());
    } else if (expression instanceof IrExpr.Unary unary) {
      add(unary.operand());
    } else if (expression instanceof IrExpr.Binary binary) {
      add(binary.left());
      add(binary.right());
    } else if (expression instanceof IrExpr.Choose choose) {
      add(choose.condition());
      add(choose.whenTrue());
      add(choose.whenFalse());
    }
  }
}
