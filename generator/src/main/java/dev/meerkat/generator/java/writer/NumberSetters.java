// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.writer.Part;
import dev.meerkat.generator.plan.writer.Slot;
import dev.meerkat.generator.plan.writer.WriterPlan;
import javax.lang.model.element.Modifier;

/** Setters of numbers: they keep the value, whatever it is; {@code finish} judges. */
final class NumberSetters {
  private final WriterModel model;

  NumberSetters(WriterModel model) {
    this.model = model;
  }

  /**
   * The Java field of every number of a run that is not a constant, and its setter if it has one.
   */
  void addTo(TypeSpec.Builder type, Slot slot) {
    IrField field = slot.field();
    if (field.name() == null || field.constant() != null) {
      return;
    }
    boolean isComputed =
        field.derived() instanceof IrField.Derived.Presents
            || field.derived() instanceof IrField.Derived.Checks;
    if (!isComputed) {
      type.addField(WriterModel.javaType(field), model.names().value(field), Modifier.PRIVATE);
    }
    if (WriterPlan.isGiven(field)) {
      type.addMethod(setter(field, CodeBlock.of("")));
    } else if (field.derived() instanceof IrField.Derived.Tags tags && canBeChosen(tags)) {
      type.addMethod(
          setter(field, CodeBlock.of("")).toBuilder()
              .addJavadoc(
                  Javadocs.of(
                      "Only where the case of {@code "
                          + model.plan().field(tags.fieldId()).name()
                          + "} does not say it."))
              .build());
    } else if (field.derived() instanceof IrField.Derived.Checks checks && checks.optional()) {
      addOmission(type, field);
    }
  }

  /** Whether the case alone does not give the tag. */
  private boolean canBeChosen(IrField.Derived.Tags tags) {
    if (!(model.plan().field(tags.fieldId()).type() instanceof IrType.Switch choice)) {
      return true;
    }
    return Cases.written(model.context(), choice).stream().anyMatch(c -> c.values().size() != 1);
  }

  /**
   * Emits.
   *
   * <pre>
   * public TcpWriter sourcePort(int value) {
   *   this.sourcePort = value;
   *   set |= 1L &lt;&lt; SOURCE_PORT;
   *   return this;
   * }
   * </pre>
   */
  private MethodSpec setter(IrField field, CodeBlock before) {
    return Setters.fluent(model, model.method(field), field)
        .addParameter(WriterModel.javaType(field), "value")
        .addCode(before)
        .addStatement("this.$L = value", model.names().value(field))
        .addCode(model.mark(field))
        .addStatement("return this")
        .build();
  }

  /**
   * The setter of a number that may be absent: it comes too late when what follows has a place.
   *
   * <pre>
   * if (stage &gt; 2) {
   *   fail(PACKET_ID, Codec.ORDER);
   * }
   * </pre>
   */
  MethodSpec conditional(Part part) {
    return setter(
        part.field(),
        CodeBlock.builder()
            .beginControlFlow("if (stage > $L)", part.index())
            .add(model.fail(part.field(), "ORDER"))
            .endControlFlow()
            .build());
  }

  /**
   * Emits.
   *
   * <pre>
   * public UdpWriter checksumOmitted() {
   *   set |= 1L &lt;&lt; CHECKSUM;
   *   return this;
   * }
   * </pre>
   */
  private void addOmission(TypeSpec.Builder type, IrField field) {
    type.addMethod(
        MethodSpec.methodBuilder(model.method(field) + "Omitted")
            .addJavadoc(Javadocs.of("Sends {@code " + field.name() + "} as 0: not computed."))
            .addModifiers(Modifier.PUBLIC)
            .returns(model.self())
            .addCode(model.mark(field))
            .addStatement("return this")
            .build());
  }

  /** Whether a slot holds a number. */
  static boolean isNumber(Slot slot) {
    return JavaTypes.isScalar(slot.field().type());
  }
}
