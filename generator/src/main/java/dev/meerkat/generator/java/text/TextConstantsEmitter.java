// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.generator.java.Emitter;
import dev.meerkat.generator.java.JavaPrinter;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.constants.NamesEmitter;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.text.TextPlan;
import dev.meerkat.generator.plan.text.TextPlanner;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The class of names beside a text that is a message: field ids, error kinds. */
public final class TextConstantsEmitter implements Emitter {
  @Override
  public List<JavaFile> emit(GenerationContext context, IrModule module) {
    Stream<TextPlan> chunked =
        TextPlanner.chunked(context, module).stream()
            .map(text -> new TextPlan(module, text, List.of(), null));
    return Stream.concat(TextPlanner.messages(context, module).stream(), chunked)
        .map(plan -> JavaPrinter.file(context, plan.text(), type(context, plan)))
        .toList();
  }

  /**
   * Emits.
   *
   * <pre>
   * public final class RequestHead {
   *   public static final int FIELD_METHOD = 1;
   *   public static final int SMUGGLING = 67;
   *   public static final int MAX_SIZE = 65536;
   *   public static String errorName(int code) { … }
   *   public static String fieldName(int fieldId) { … }
   * }
   * </pre>
   */
  private static TypeSpec type(GenerationContext context, TextPlan plan) {
    IrText text = plan.text();
    TypeSpec.Builder type =
        NamesEmitter.constantsClass(context.names().constants(text.qualifiedName()).simpleName())
            .addJavadoc(
                Javadocs.of(
                    "Names and numbers of {@code " + text.simpleName() + "}.",
                    Javadocs.escape(text.doc())));
    List<String> names = new ArrayList<>();
    for (IrText.Item item : text.items()) {
      String name = nameOf(item);
      if (name != null) {
        names.add(name);
        String doc = "Field id of {@code " + name + "}.";
        type.addField(
            NamesEmitter.constant(
                TypeName.INT, fieldConstant(name), doc, CodeBlock.of("$L", idOf(item))));
      }
    }
    NamesEmitter.errorKinds(plan.module(), type, List.of());
    if (plan.isLimited()) {
      String doc = "No {@code " + text.simpleName() + "} is longer, in bytes.";
      CodeBlock max = CodeBlock.of("$L", text.maxBytes());
      type.addField(NamesEmitter.constant(TypeName.INT, "MAX_SIZE", doc, max));
    }
    return type.addMethod(NamesEmitter.errorName(plan.module()))
        .addMethod(NamesEmitter.fieldName(names))
        .build();
  }

  static String fieldConstant(String name) {
    return "FIELD_" + JavaNames.constant(name);
  }

  /** The name of an item, null when it has none. */
  static String nameOf(IrText.Item item) {
    if (item instanceof IrText.Token token) {
      return token.name();
    } else if (item instanceof IrText.Digits digits) {
      return digits.name();
    }
    if (item instanceof IrText.Chunked chunked) {
      return chunked.name();
    }
    return item instanceof IrText.Lines lines ? lines.name() : null;
  }

  /** The id of an item, 0 when it has none. */
  static int idOf(IrText.Item item) {
    if (item instanceof IrText.Token token) {
      return token.id();
    } else if (item instanceof IrText.Digits digits) {
      return digits.id();
    }
    if (item instanceof IrText.Chunked chunked) {
      return chunked.id();
    }
    return item instanceof IrText.Lines lines ? lines.id() : 0;
  }
}
