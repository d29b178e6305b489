// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.BitStructs;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.writer.Part;
import dev.meerkat.generator.plan.writer.Run;
import dev.meerkat.generator.plan.writer.Slot;
import dev.meerkat.generator.plan.writer.WriterPlan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The writer class of a message, of a struct, or of the body of a case of a tlv. */
final class StructWriter {
  private final WriterModel model;
  private final List<PartMembers> parts = new ArrayList<>();

  StructWriter(GenerationContext context, IrStruct struct, ClassName className) {
    this.model = WriterModel.of(context, struct, className);
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
    new FinishMethods(model).addTo(type);
    for (Part part : model.plan().parts()) {
      if (part.field().type() instanceof IrType.Switch choice) {
        type.addMethod(new CaseMethods(model).method(part.field(), choice));
      }
    }
    frame.addMethods(type);
    return type;
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
          bytes.addTo(type, slot);
        }
      }
      if (run.index() < parts.size()) {
        parts.get(run.index()).addTo(type);
      }
    }
  }
}
