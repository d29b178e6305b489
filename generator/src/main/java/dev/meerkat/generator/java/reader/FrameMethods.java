// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What every reader has: status, errors, clearing, failing. */
final class FrameMethods {
  private FrameMethods() {}

  static MethodSpec accessor(String name, TypeName type, String expression, String... doc) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(Javadocs.of(doc))
        .addModifiers(Modifier.PUBLIC)
        .returns(type)
        .addStatement("return $L", expression)
        .build();
  }

  /** What {@code wrap} does. */
  static CodeBlock wrapDoc() {
    return Javadocs.of(
        "Validates the message at the front of a window; {@code size()} says how much of the"
            + " window it takes.",
        "Answers {@code Codec.OK} or an error code; throws only for a window outside the array.");
  }

  static FieldSpec variable(TypeName type, String name) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE).build();
  }

  /** {@code buffer()}, {@code status()}, {@code errorOffset()}, {@code errorField()}. */
  static List<MethodSpec> status() {
    return List.of(
        MethodSpec.methodBuilder("buffer")
            .addJavadoc(Javadocs.of("The array that was wrapped last."))
            .addModifiers(Modifier.PUBLIC)
            .returns(byte[].class)
            .addStatement("return status == $T.OK ? buffer : given", CoreTypes.CODEC)
            .build(),
        accessor("status", TypeName.INT, "status", "What the last wrap answered."),
        accessor(
            "errorOffset",
            TypeName.INT,
            "errorOffset",
            "Index in the array of the byte that the last error is about, -1 without an error."),
        MethodSpec.methodBuilder("errorField")
            .addJavadoc(Javadocs.of("Id of the field that the last error is about, 0 without one."))
            .addModifiers(Modifier.PUBLIC)
            .returns(int.class)
            .addStatement("return $T.field(status)", CoreTypes.CODEC)
            .build());
  }

  /**
   * A reader of nothing: accessors say 0 or empty, no array is held.
   *
   * <pre>
   * public void clear() {
   *   if (buffer != nothing || given != nothing) {
   *     forget();
   *     options.clear();
   *     given = nothing;
   *     status = Codec.OK;
   *     errorOffset = -1;
   *   }
   * }
   * </pre>
   */
  static MethodSpec clear(CodeBlock lettingGo) {
    return MethodSpec.methodBuilder("clear")
        .addJavadoc(Javadocs.of("Lets go of the array: from here on accessors say 0 or empty."))
        .addModifiers(Modifier.PUBLIC)
        .beginControlFlow("if (buffer != nothing || given != nothing)")
        .addStatement("forget()")
        .addCode(lettingGo)
        .addStatement("given = nothing")
        .addStatement("status = $T.OK", CoreTypes.CODEC)
        .addStatement("errorOffset = -1")
        .endControlFlow()
        .build();
  }

  static MethodSpec forget(CodeBlock clearing) {
    return MethodSpec.methodBuilder("forget")
        .addJavadoc(Javadocs.of("Puts zeros where values were."))
        .addModifiers(Modifier.PRIVATE)
        .addStatement("buffer = nothing")
        .addCode(clearing)
        .build();
  }

  /** The one way to an error: cold, and it leaves nothing behind that could mislead. */
  static MethodSpec fail() {
    return MethodSpec.methodBuilder("fail")
        .addJavadoc(Javadocs.of("Ends with an error: accessors say 0 or empty."))
        .addModifiers(Modifier.PRIVATE)
        .returns(int.class)
        .addParameter(int.class, "field")
        .addParameter(int.class, "kind")
        .addParameter(int.class, "at")
        .addStatement("given = buffer")
        .addStatement("forget()")
        .addStatement("status = $T.code(field, kind)", CoreTypes.CODEC)
        .addStatement("errorOffset = at")
        .addStatement("return status")
        .build();
  }

  /** The error of a part, at the field of the whole. */
  static MethodSpec failIn() {
    return MethodSpec.methodBuilder("failIn")
        .addJavadoc(Javadocs.of("Ends with the error of a part: its kind and place, our field."))
        .addModifiers(Modifier.PRIVATE)
        .returns(int.class)
        .addParameter(int.class, "field")
        .addParameter(int.class, "code")
        .addParameter(int.class, "at")
        .addStatement("return fail(field, $T.kind(code), at)", CoreTypes.CODEC)
        .build();
  }

  /** {@code checksumPolicy}, handed on to owned readers that have one. */
  static MethodSpec checksumPolicy(ClassName reader, List<String> parts) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("checksumPolicy")
            .addJavadoc(
                Javadocs.of(
                    "What a wrong checksum means: {@code Codec.FAIL} (the default) an error,"
                        + " {@code Codec.NOTE} a finding, {@code Codec.SKIP} is not looked at."))
            .addModifiers(Modifier.PUBLIC)
            .returns(reader)
            .addParameter(int.class, "policy")
            .addStatement("this.policy = policy");
    parts.forEach(part -> method.addStatement("$L.checksumPolicy(policy)", part));
    return method.addStatement("return this").build();
  }

  static MethodSpec findings(boolean isUsed) {
    return accessor(
        "findings",
        TypeName.INT,
        isUsed ? "findings" : "0",
        "What is not as it should be but no error: bits {@code FINDING_…} of the class of names.");
  }
}
