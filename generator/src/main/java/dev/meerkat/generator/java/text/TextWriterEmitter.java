// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.generator.java.Emitter;
import dev.meerkat.generator.java.JavaPrinter;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.Stages;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.text.TextPlan;
import dev.meerkat.generator.plan.text.TextPlanner;
import dev.meerkat.generator.plan.text.TextStep;
import dev.meerkat.generator.plan.text.WriterParts;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The writer of each text that is a message: {@code ResponseHeadWriter}. */
public final class TextWriterEmitter implements Emitter {
  @Override
  public List<JavaFile> emit(GenerationContext context, IrModule module) {
    List<JavaFile> files = new ArrayList<>();
    for (TextPlan plan : TextPlanner.messages(context, module)) {
      writer(context, plan)
          .forEach(type -> files.add(JavaPrinter.file(context, plan.text(), type)));
    }
    return files;
  }

  /** The writer, and its stages if it has any. */
  private static List<TypeSpec> writer(GenerationContext context, TextPlan plan) {
    WriterModel model = WriterModel.of(context, plan);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(model.self())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(
                Javadocs.of(
                    "Writes {@code "
                        + plan.text().simpleName()
                        + "}: its parts in their order, then {@code finish}. The first mistake"
                        + " stays and is told there. One writer serves many messages.",
                    Javadocs.escape(plan.text().doc())));
    WriterDoor door = new WriterDoor(model, type);
    door.addState();
    door.addWrap();
    List<MethodSpec> inner = new ArrayList<>();
    List<MethodSpec> setters = new ArrayList<>();
    Stages stages = new Stages(model.self(), context.names().stages(plan.text().qualifiedName()));
    for (WriterParts.Part part : model.parts().parts()) {
      List<MethodSpec> own = setters(model, part);
      boolean isLines = part.step() instanceof TextStep.Lines;
      stages.add(WriterModel.stage(part), own, part.isOptional(), isLines);
      setters.addAll(own);
      inner.addAll(inner(model, part));
    }
    MethodSpec finish = door.finish();
    if (stages.count() > 0) {
      stages.addTo(type);
    }
    type.addMethods(setters);
    door.addFinish(finish);
    type.addMethods(inner);
    door.addInner();
    return stages.count() == 0 ? List.of(type.build()) : List.of(type.build(), stages.type(finish));
  }

  private static List<MethodSpec> setters(WriterModel model, WriterParts.Part part) {
    if (part.step() instanceof TextStep.Lines) {
      return new LineWriter(model, part).setters();
    } else if (part.step() instanceof TextStep.Token token) {
      return tokenSetters(model, part, token);
    } else if (part.step() instanceof TextStep.Digits digits) {
      String name = WriterNames.setter(digits.item().name());
      return List.of(
          setter(model, part, name, "value")
              .addParameter(WriterModel.typeOf(digits), "value")
              .build());
    }
    return List.of();
  }

  /** The methods that write a part. */
  private static List<MethodSpec> inner(WriterModel model, WriterParts.Part part) {
    if (part.step() instanceof TextStep.Lines) {
      return new LineWriter(model, part).inner();
    }
    CodeBlock end =
        CodeBlock.builder()
            .add(model.constraints(part.step(), model.plan().steps()))
            .addStatement("stage = $L", model.next(part))
            .build();
    if (part.step() instanceof TextStep.Token token) {
      boolean keeps = model.mentions().fields().contains(token.item().id());
      return new TokenWriter(model, part, keeps, end).methods(false);
    } else if (part.step() instanceof TextStep.Digits digits) {
      boolean keeps = model.mentions().fields().contains(digits.item().id());
      return List.of(new NumberWriter(model, part, keeps, end).method());
    }
    return List.of();
  }

  private static List<MethodSpec> tokenSetters(
      WriterModel model, WriterParts.Part part, TextStep.Token token) {
    String name = WriterNames.setter(token.item().name());
    return List.of(
        setter(model, part, name, "value, 0, value.length")
            .addParameter(byte[].class, "value")
            .build(),
        setter(model, part, name, "value, offset, length")
            .addParameter(byte[].class, "value")
            .addParameter(TypeName.INT, "offset")
            .addParameter(TypeName.INT, "length")
            .build(),
        setter(model, part, name, "value").addParameter(String.class, "value").build());
  }

  /**
   * Emits.
   *
   * <pre>
   * public ResponseHeadWriter status(int value) {
   *   if (begin(STATUS, ResponseHead.FIELD_STATUS)) {
   *     putStatus(value);
   *   }
   *   return this;
   * }
   * </pre>
   */
  private static MethodSpec.Builder setter(
      WriterModel model, WriterParts.Part part, String name, String arguments) {
    String place =
        part.step() instanceof TextStep.Token token
            ? token.place().name()
            : ((TextStep.Digits) part.step()).place().name();
    return model
        .setter(name)
        .beginControlFlow(
            "if (begin($L, $L))",
            WriterModel.stage(part),
            model.classes().field(part.step().field()))
        .addStatement("$L($L)", WriterModel.put(place), arguments)
        .endControlFlow()
        .addStatement("return this");
  }
}
