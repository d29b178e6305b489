// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.writer.WriterPlan;

/** Statements that compute sizes and counts from what was written. */
final class DerivedStatements {
  private final WriterModel model;

  DerivedStatements(WriterModel model) {
    this.model = model;
  }

  CodeBlock derive() {
    CodeBlock.Builder derive = CodeBlock.builder();
    for (IrField field : model.struct().fields()) {
      if (field.derived() instanceof IrField.Derived.Sizes sizes) {
        derive.add(size(field, sizes));
      } else if (field.derived() instanceof IrField.Derived.Counts counts) {
        derive.addStatement(
            "$L = $L", model.names().value(field), count(model.plan(), counts.fieldId()));
      }
    }
    return derive.build();
  }

  /** The number of a field that says a size or a count. */
  JavaValue value(IrField field) {
    if (field.derived() instanceof IrField.Derived.Sizes sizes) {
      JavaValue length = Spans.length(model, Spans.of(model, sizes.target()));
      return new SizeFormula(sizes, length).value();
    }
    IrField.Derived.Counts counts = (IrField.Derived.Counts) field.derived();
    return JavaValue.primary(JavaValue.Kind.INT, "$L", count(model.plan(), counts.fieldId()));
  }

  private CodeBlock count(WriterPlan plan, int fieldId) {
    IrField list = plan.field(fieldId);
    if (list.type() instanceof IrType.ListOf) {
      return CodeBlock.of("$L", model.names().count(list));
    }
    throw new GenerationException(
        model.struct().qualifiedName()
            + "."
            + list.name()
            + ": only the elements of lists can be counted when writing yet");
  }

  /**
   * Emits; the division only where the unit is not a byte.
   *
   * <pre>
   * dataOffset = (optionsNext - offset) / 4;
   * if ((optionsNext - offset) % 4 != 0) {
   *   fail(DATA_OFFSET, Codec.RANGE);
   * }
   * </pre>
   */
  private CodeBlock size(IrField field, IrField.Derived.Sizes sizes) {
    JavaValue length = Spans.length(model, Spans.of(model, sizes.target()));
    SizeFormula formula = new SizeFormula(sizes, length);
    CodeBlock.Builder size =
        CodeBlock.builder()
            .addStatement("$L = $L", model.names().value(field), narrow(field, formula.value()));
    if (formula.remainder() != null) {
      size.beginControlFlow("if ($L != 0)", formula.remainder())
          .add(model.fail(field, "RANGE"))
          .endControlFlow();
    }
    return size.build();
  }

  private static CodeBlock narrow(IrField field, JavaValue value) {
    return WriterModel.javaType(field).equals(TypeName.INT) ? value.asInt().code() : value.code();
  }
}
