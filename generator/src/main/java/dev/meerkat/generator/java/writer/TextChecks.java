// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.text.CharsetPlan;
import java.util.List;

/** What text must be: UTF-8, and of some sets of characters. */
final class TextChecks {
  private final WriterModel model;
  private final IrField field;
  private final Spans.Bounds bounds;

  TextChecks(WriterModel model, IrField field) {
    this.model = model;
    this.field = field;
    this.bounds = Spans.bounds(model, new IrField.Target.Field(field.id()));
  }

  static boolean isText(IrType type) {
    return type instanceof IrType.Bytes bytes && bytes.encoding() == IrType.Encoding.UTF8;
  }

  /** {@code if (Utf8.scan(buffer, topicStart, topicEnd) != topicEnd) fail(TOPIC, Codec.RANGE);}. */
  void utf8(Violations checks) {
    checks.add(
        CodeBlock.of(
            "$T.scan(buffer, $L, $L) != $L",
            CoreTypes.UTF8,
            bounds.start(),
            bounds.end(),
            bounds.end()),
        model.fail(field, "RANGE"));
  }

  /** Whether a constraint is that the field is of a set. */
  static boolean isSet(IrField field, IrField.Constraint constraint) {
    return !constraint.should()
        && constraint.condition() instanceof IrExpr.Only only
        && only.fieldId() == field.id();
  }

  /**
   * Plain text is looked at once: what is of a run of ASCII that all sets have is right.
   *
   * <pre>
   * if (!CharScan.isRun(buffer, topicStart, topicEnd, 44, 127)) {
   *   ...
   * }
   * </pre>
   *
   * @param checks gets what {@code closer} has
   */
  void atOnce(Violations closer, Violations checks) {
    int low = 1;
    int high = 127;
    List<IrExpr.Only> sets = sets();
    if (sets.isEmpty()) {
      checks.addAll(closer); // UTF-8 alone is looked at by words anyway
      return;
    }
    for (IrExpr.Only only : sets) {
      CharsetPlan plan = CharsetPlan.of(model.context().program().charset(only.charset()));
      if (plan.scan() != CharsetPlan.Scan.TEXT) {
        checks.addAll(closer);
        return;
      }
      low = Math.max(low, plan.low());
      high = Math.min(high, plan.high());
    }
    checks.addWhere(
        CodeBlock.of(
            "!$T.isRun(buffer, $L, $L, $L, $L)",
            CoreTypes.CHAR_SCAN,
            bounds.start(),
            bounds.end(),
            low,
            high),
        closer);
  }

  private List<IrExpr.Only> sets() {
    return field.constraints().stream()
        .filter(constraint -> isSet(field, constraint))
        .map(constraint -> (IrExpr.Only) constraint.condition())
        .toList();
  }
}
