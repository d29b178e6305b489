// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrCharset;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Emitter;
import dev.meerkat.generator.java.JavaPrinter;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.text.CharsetPlan;
import dev.meerkat.generator.plan.text.TextPlan;
import dev.meerkat.generator.plan.text.TextPlanner;
import dev.meerkat.generator.plan.text.TextStep;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/** The tables of characters that the texts of a module share: {@code HttpCharsets}. */
public final class CharsetsEmitter implements Emitter {
  @Override
  public List<JavaFile> emit(GenerationContext context, IrModule module) {
    Map<String, CharsetPlan> charsets = new TreeMap<>();
    List<TextPlan> messages = TextPlanner.messages(context, module);
    for (TextPlan plan : messages) {
      for (TextStep step : plan.allSteps()) {
        if (step instanceof TextStep.Token token) {
          charsets.put(token.charset().constant(), token.charset());
        }
      }
    }
    if (charsets.isEmpty()) {
      return List.of();
    }
    TypeSpec tables = tables(context, module, charsets);
    return List.of(JavaPrinter.file(context, messages.get(0).text(), tables));
  }

  /**
   * Emits.
   *
   * <pre>
   * final class HttpCharsets {
   *   static final boolean[] TCHAR = Ascii.table(0x3FF6CFA00000000L, 0x57FFFFFFC7FFFFFEL, 0L, 0L);
   * }
   * </pre>
   */
  private static TypeSpec tables(
      GenerationContext context, IrModule module, Map<String, CharsetPlan> charsets) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(TextClasses.charsets(context, module))
            .addModifiers(Modifier.FINAL)
            .addJavadoc("Sets of characters of {@code $L}, as tables.\n", module.name());
    for (CharsetPlan plan : charsets.values()) {
      IrCharset charset = plan.charset();
      type.addField(
          FieldSpec.builder(boolean[].class, plan.constant(), Modifier.STATIC, Modifier.FINAL)
              .initializer(
                  "$>$>$T.table(\n$L,\n$L,\n$L,\n$L)$<$<",
                  CoreTypes.ASCII,
                  word(charset.word0()),
                  word(charset.word1()),
                  word(charset.word2()),
                  word(charset.word3()))
              .build());
    }
    return type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .build();
  }

  private static String word(long word) {
    return String.format("0x%016XL", word);
  }
}
