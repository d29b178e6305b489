// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.constants;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.JavaNames;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What every class of names has: error kinds, {@code errorName} and {@code fieldName}. */
public final class NamesEmitter {
  private NamesEmitter() {}

  /** A final class that nobody can construct. */
  public static TypeSpec.Builder constantsClass(String name) {
    return TypeSpec.classBuilder(name)
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
  }

  /** {@code public static final int NAME = value;} */
  public static FieldSpec constant(TypeName type, String name, String doc, CodeBlock value) {
    FieldSpec.Builder field =
        FieldSpec.builder(
                type, JavaNames.word(name), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .initializer(value);
    if (doc != null && !doc.isBlank()) {
      field.addJavadoc(Javadocs.of(doc));
    }
    return field.build();
  }

  /**
   * The error names of a module with their kinds.
   *
   * <pre>
   * /** Error kind {&#64;code OPTION_LENGTH}. *&#47;
   * public static final int OPTION_LENGTH = 64;
   * </pre>
   */
  public static void errorKinds(IrModule module, TypeSpec.Builder type, List<String> taken) {
    for (String error : module.errors()) {
      if (!taken.contains(error)) {
        String doc = "Error kind {@code " + error + "}.";
        CodeBlock kind = CodeBlock.of("$L", module.kindOf(error));
        type.addField(constant(TypeName.INT, error, doc, kind));
      }
    }
  }

  /**
   * The name of an error's kind.
   *
   * <pre>
   * public static String errorName(int code) {
   *   return switch (Codec.kind(code)) {
   *     case 64 -&gt; "OPTION_LENGTH";
   *     default -&gt; Codec.kindName(Codec.kind(code));
   *   };
   * }
   * </pre>
   */
  public static MethodSpec errorName(IrModule module) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("errorName")
            .addJavadoc(
                Javadocs.of(
                    "The name of an error code's kind, such as {@code \"SHORT\"}; null for OK and"
                        + " for kinds that nobody declared."))
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(String.class)
            .addParameter(int.class, "code");
    if (module.errors().isEmpty()) {
      return method
          .addStatement("return $T.kindName($T.kind(code))", CoreTypes.CODEC, CoreTypes.CODEC)
          .build();
    }
    method.beginControlFlow("switch ($T.kind(code))", CoreTypes.CODEC);
    for (String error : module.errors()) {
      method.addCode("case $L:\n", module.kindOf(error)).addStatement("$>return $S$<", error);
    }
    return method
        .addCode("default:\n")
        .addStatement("$>return $T.kindName($T.kind(code))$<", CoreTypes.CODEC, CoreTypes.CODEC)
        .endControlFlow()
        .build();
  }

  /**
   * The name of a field as the description has it.
   *
   * <pre>
   * public static String fieldName(int fieldId) {
   *   switch (fieldId) {
   *     case 1:
   *       return "sourcePort";
   *     default:
   *       return null;
   *   }
   * }
   * </pre>
   *
   * @param names the name of field i + 1 at index i, null for reserved fields
   */
  public static MethodSpec fieldName(List<String> names) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("fieldName")
            .addJavadoc(
                Javadocs.of(
                    "The name of a field by its id; {@code \"_\"} for reserved fields, null for ids"
                        + " that do not exist."))
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(String.class)
            .addParameter(int.class, "fieldId");
    method.beginControlFlow("switch (fieldId)");
    for (int i = 0; i < names.size(); i++) {
      method.addCode("case $L:\n", i + 1);
      boolean isSameAsNext = i + 1 < names.size() && name(names, i).equals(name(names, i + 1));
      if (!isSameAsNext) {
        method.addStatement("$>return $S$<", name(names, i));
      }
    }
    return method.addCode("default:\n").addStatement("$>return null$<").endControlFlow().build();
  }

  private static String name(List<String> names, int index) {
    return names.get(index) == null ? "_" : names.get(index);
  }
}
