// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.Stages;
import dev.meerkat.generator.plan.BitStructs;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.writer.Part;
import dev.meerkat.generator.plan.writer.Run;
import dev.meerkat.generator.plan.writer.Slot;
import dev.meerkat.generator.plan.writer.WriterPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The writer class of a message, of a struct, or of the body of a case of a tlv. */
final class StructWriter {
  private final WriterModel model;
  private final List<PartMembers> parts = new ArrayList<>();
  private final Stages stages;
  private MethodSpec finish;

  StructWriter(GenerationContext context, IrStruct struct, ClassName className) {
    this.model = WriterModel.of(context, struct, className);
    this.stages = new Stages(className, context.names().stages(struct.qualifiedName()));
    for (Part part : model.plan().parts()) {
      parts.add(new PartMembers(model, part));
    }
  }

  /**
   * In reading order: constants, fields, {@code wrap}, setters in wire order, the end.
   *
   * @param doc first sentence of its Javadoc
   */
  TypeSpec.Builder type(String doc) {
    IrStruct struct = model.struct();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(model.className())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(Javadocs.of(doc, Javadocs.escape(struct.doc())));
    FrameMembers frame = new FrameMembers(model);
    frame.addConstants(type);
    type.addFields(new RequiredFields(model).constants());
    frame.addParent(type);
    frame.addFields(type);
    CodeBlock.Builder resets = CodeBlock.builder();
    parts.forEach(p -> resets.add(p.reset()));
    type.addMethod(frame.wrap(resets.build()));
    addRunsAndParts(type);
    finish = new FinishMethods(model).addTo(type);
    if (hasStages()) {
      stages.addTo(type);
    }
    for (Part part : model.plan().parts()) {
      if (part.field().type() instanceof IrType.Switch choice) {
        type.addMethod(new CaseMethods(model).method(part.field(), choice));
      }
    }
    frame.addMethods(type);
    return type;
  }

  /** The stages of a message with several parts; to be asked for after the writer itself. */
  Optional<TypeSpec> stages() {
    return hasStages() ? Optional.of(stages.type(finish)) : Optional.empty();
  }

  private boolean hasStages() {
    return !model.nested() && stages.count() > 1;
  }

  /** What a builder has got since, as the turn of a field. */
  private void addStage(IrField field, TypeSpec.Builder type, int before) {
    List<MethodSpec> all = type.build().methodSpecs();
    boolean isOptional = field.condition() != null || mayBeEmpty(field);
    boolean isRepeated = field.type() instanceof IrType.ListOf;
    if (field.name() != null) {
      stages.add(field.name(), all.subList(before, all.size()), isOptional, isRepeated);
    }
  }

  /** Whether a part that nobody sets is there, and empty. */
  private static boolean mayBeEmpty(IrField field) {
    if (field.type() instanceof IrType.Bytes bytes) {
      return !(bytes.extent() instanceof IrType.Extent.Fixed);
    }
    return field.type() instanceof IrType.ListOf
        || field.type() instanceof IrType.TlvOf && field.min() <= 0;
  }

  private void addRunsAndParts(TypeSpec.Builder type) {
    NumberSetters numbers = new NumberSetters(model);
    FixedBytesSetters bytes = new FixedBytesSetters(model);
    for (Run run : model.plan().runs()) {
      for (Slot slot : run.slots()) {
        boolean isOwn = !WriterPlan.isSplit(slot.field());
        if (BitStructs.is(slot.field())) {
          new BitMembers(model).addTo(type, slot.field());
        } else if (isOwn && NumberSetters.isNumber(slot)) {
          numbers.addTo(type, slot);
        } else if (isOwn) {
          int before = type.build().methodSpecs().size();
          bytes.addTo(type, slot);
          if (run.index() > 0) {
            addStage(slot.field(), type, before);
          }
        }
      }
      if (run.index() < parts.size()) {
        int before = type.build().methodSpecs().size();
        parts.get(run.index()).addTo(type);
        addStage(model.plan().parts().get(run.index()).field(), type, before);
      }
    }
  }
}
