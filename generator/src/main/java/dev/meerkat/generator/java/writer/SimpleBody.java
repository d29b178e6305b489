// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.writer.Part;
import dev.meerkat.generator.plan.writer.WriterPlan;

/** Which elements of a tlv are written by one call: numbers, perhaps with bytes behind them. */
final class SimpleBody {
  private SimpleBody() {}

  static boolean isSimple(WriterPlan plan) {
    boolean onlyFields =
        plan.struct().items().stream().allMatch(i -> i instanceof IrField)
            && plan.lets().isEmpty()
            && plan.requires().isEmpty();
    return onlyFields
        && plan.struct().fields().stream().allMatch(SimpleBody::isSimple)
        && (plan.parts().isEmpty() || endsInBytes(plan));
  }

  private static boolean isSimple(IrField field) {
    return field.derived() == null
        && !(field.constant() instanceof IrField.Constant.Text)
        && !(field.type() instanceof IrType.Bytes && field.name() == null)
        && !isFixedText(field.type())
        && field.constraints().stream().allMatch(c -> c.should() || isOverNumbers(c.condition()));
  }

  private static boolean isFixedText(IrType type) {
    return type instanceof IrType.Bytes bytes
        && bytes.encoding() == IrType.Encoding.UTF8
        && bytes.extent() instanceof IrType.Extent.Fixed;
  }

  /** One part, bytes to the end of the element, with nothing behind it. */
  private static boolean endsInBytes(WriterPlan plan) {
    Part part = plan.parts().get(0);
    IrField field = part.field();
    return plan.parts().size() == 1
        && plan.runs().get(1).slots().isEmpty()
        && field.condition() == null
        && field.pad() == null
        && field.name() != null
        && field.scope() instanceof IrField.Scope.Open
        && field.type() instanceof IrType.Bytes bytes
        && bytes.extent() instanceof IrType.Extent.Rest;
  }

  private static boolean isOverNumbers(IrExpr expression) {
    if (expression instanceof IrExpr.Unary unary) {
      return isOverNumbers(unary.operand());
    } else if (expression instanceof IrExpr.Binary binary) {
      return isOverNumbers(binary.left()) && isOverNumbers(binary.right());
    } else if (expression instanceof IrExpr.Choose choose) {
      return isOverNumbers(choose.condition())
          && isOverNumbers(choose.whenTrue())
          && isOverNumbers(choose.whenFalse());
    }
    return expression instanceof IrExpr.Const || expression instanceof IrExpr.Field;
  }

  /** The bytes at the end, or null. */
  static IrField trailing(WriterPlan plan) {
    return plan.parts().isEmpty() ? null : plan.parts().get(0).field();
  }

  /** Whether an item is a field that the caller gives. */
  static boolean isGiven(IrItem item) {
    return item instanceof IrField field && WriterPlan.isGiven(field);
  }
}
