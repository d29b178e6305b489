// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.writer.WriterPlan;
import java.util.List;

/** How a generated writer is called, for those who generate callers. */
public final class WriterCalls {
  private WriterCalls() {}

  /** {@code sourcePort}: sets a field, or opens a part. */
  public static String method(IrField field) {
    return JavaNames.accessor(field.name());
  }

  /** {@code payloadTcp}: writes a case of a switch. */
  public static String method(IrField field, IrType.Case option) {
    return option.isDefault() ? method(field) : method(field) + JavaNames.pascal(option.name());
  }

  /** {@code mss}: writes or opens an element of a tlv. */
  public static String method(GenerationContext context, IrTlv tlv, IrTlv.Case element) {
    return TlvModel.of(context, tlv).method(element);
  }

  /** Whether an element is written by one call, with its fields as arguments. */
  public static boolean isOneCall(IrTlv.Case element) {
    return SimpleBody.isSimple(WriterPlan.of(element.body()));
  }

  /** Cases that have a method. */
  public static List<IrType.Case> written(GenerationContext context, IrType.Switch choice) {
    return Cases.written(context, choice);
  }

  /** Whether a number has a setter among these fields. */
  public static boolean hasSetter(GenerationContext context, List<IrField> fields, IrField field) {
    if (!JavaTypes.isScalar(field.type()) || field.name() == null || field.constant() != null) {
      return false;
    }
    if (!(field.derived() instanceof IrField.Derived.Tags tags)) {
      return field.derived() == null;
    }
    return !(fields.get(tags.fieldId() - 1).type() instanceof IrType.Switch choice)
        || Cases.written(context, choice).stream().anyMatch(c -> c.values().size() != 1);
  }
}
