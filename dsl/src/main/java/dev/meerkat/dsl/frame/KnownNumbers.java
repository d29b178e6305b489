// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.frame;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrStruct;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which expressions a framer can compute: those over numbers that it has read. */
public record KnownNumbers(IrStruct struct, Set<Integer> fields) {

  /** Whether every name in an expression is a number that was read, or a parameter. */
  public boolean cover(IrExpr expression) {
    if (expression instanceof IrExpr.Const || expression instanceof IrExpr.Param) {
      return true;
    } else if (expression instanceof IrExpr.Field field) {
      return fields.contains(field.id());
    } else if (expression instanceof IrExpr.Let let) {
      IrExpr value = let(struct.items(), let.id());
      return value != null && cover(value);
    } else if (expression instanceof IrExpr.Present present) {
      IrExpr condition = struct.field(present.fieldId()).condition();
      return condition == null || cover(condition);
    } else if (expression instanceof IrExpr.Unary unary) {
      return cover(unary.operand());
    } else if (expression instanceof IrExpr.Binary binary) {
      return cover(binary.left()) && cover(binary.right());
    } else if (expression instanceof IrExpr.Choose choose) {
      return cover(choose.condition()) && cover(choose.whenTrue()) && cover(choose.whenFalse());
    }
    return false;
  }

  /** Whether all that must be true of a number can be told once it is read. */
  public boolean vouchFor(IrField field) {
    Set<Integer> all = new HashSet<>(fields);
    all.add(field.id());
    KnownNumbers then = new KnownNumbers(struct, all);
    return field.constraints().stream().allMatch(c -> c.should() || then.cover(c.condition()));
  }

  /** The value of a let; null when it builds a struct. */
  public static IrExpr let(List<IrItem> items, int id) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Let let && let.id() == id) {
        return let.value();
      }
      IrExpr inside = item instanceof IrItem.Region region ? let(region.items(), id) : null;
      if (inside != null) {
        return inside;
      }
    }
    return null;
  }
}
