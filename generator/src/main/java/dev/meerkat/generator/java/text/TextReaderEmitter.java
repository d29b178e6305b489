// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.generator.java.Emitter;
import dev.meerkat.generator.java.JavaPrinter;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.text.TextPlan;
import dev.meerkat.generator.plan.text.TextPlanner;
import dev.meerkat.generator.plan.text.TextStep;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The reader of each text that is a message: {@code RequestHeadReader}. */
public final class TextReaderEmitter implements Emitter {
  @Override
  public List<JavaFile> emit(GenerationContext context, IrModule module) {
    return TextPlanner.messages(context, module).stream()
        .map(plan -> JavaPrinter.file(context, plan.text(), reader(context, plan)))
        .toList();
  }

  private static TypeSpec reader(GenerationContext context, TextPlan plan) {
    TextClasses classes = new TextClasses(context, plan);
    StopCode stops = new StopCode(plan, classes);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(context.names().reader(plan.text().qualifiedName()))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(doc(plan.text()));
    new ReaderState(plan).addTo(type);
    ReaderDoor door = new ReaderDoor(plan, classes, stops);
    type.addMethod(door.door()).addMethods(new AccessorEmitter(plan).methods());
    type.addMethods(door.inner());
    for (TextStep step : plan.allSteps()) {
      if (step instanceof TextStep.Digits digits) {
        type.addMethod(new DigitsEmitter(plan, stops).emit(digits));
      } else if (step instanceof TextStep.Lines lines && lines.index() != null) {
        type.addMethods(IndexEmitter.ofReader(classes, lines).emit());
      }
    }
    return type.addMethods(stops.methods()).build();
  }

  private static CodeBlock doc(IrText text) {
    String how =
        text.stream()
            ? ", in as many calls as its bytes take to come. One reader serves many messages."
            : ", in one go. One reader serves many messages.";
    return Javadocs.of(
        "Reads {@code " + text.simpleName() + "}" + how, Javadocs.escape(text.doc()));
  }
}
