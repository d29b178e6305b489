// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.plan.BitStructs;
import dev.meerkat.generator.plan.writer.WriterPlan;

/** The numbers that go on the wire, as Java. */
final class WireValues {
  private WireValues() {}

  /**
   * {@code sourcePort}, {@code fragment / 8}, {@code 4} for a constant, {@code 0} for what is
   * reserved or summed up later.
   *
   * @param value the field's value where the user or another field gives it
   */
  static JavaValue of(WriterModel model, IrField field, JavaValue value) {
    if (field.constant() instanceof IrField.Constant.Number number) {
      return ExpressionEmitter.constant(number.value() / field.unit());
    } else if (field.name() == null || field.derived() instanceof IrField.Derived.Checks) {
      return ExpressionEmitter.constant(0);
    } else if (field.derived() instanceof IrField.Derived.Presents presents) {
      CodeBlock set = new WriterValues(model, null).anySet(presents);
      return new JavaValue(CodeBlock.of("$L", set), Kind.BOOLEAN, 3).asNumber();
    } else if (field.unit() == 1) {
      return value;
    }
    return new JavaValue(CodeBlock.of("$L / $L", value.within(12), field.unit()), value.kind(), 12);
  }

  /** The same for a field whose value the writer keeps. */
  static JavaValue of(WriterModel model, IrField field) {
    if (BitStructs.is(field)) {
      return JavaValue.primary(Kind.INT, "$L.packedBits()", model.names().value(field));
    }
    if (WriterPlan.isSplit(field)) {
      CodeBlock value = ElasticNumber.value(model, field).code();
      IrType.Elastic type = (IrType.Elastic) field.type();
      return JavaValue.primary(
          Kind.INT, "$L.base($L)", model.elastic(field, type).constant(), value);
    }
    boolean isKept = field.name() != null && field.constant() == null;
    boolean isSum = field.derived() instanceof IrField.Derived.Checks;
    JavaValue value = isKept && !isSum ? new WriterValues(model, field).field(field.id()) : null;
    return of(model, field, value);
  }
}
