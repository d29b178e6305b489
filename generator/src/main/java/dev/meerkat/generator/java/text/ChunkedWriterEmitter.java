// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Emitter;
import dev.meerkat.generator.java.JavaPrinter;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.text.TextPlanner;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The writer of a body in chunks.
 *
 * <pre>
 * public final class ChunkedBodyWriter {
 *   public ChunkedBodyWriter wrap(byte[] buffer, int offset, int capacity) { … }
 *   public ChunkedBodyWriter chunk(byte[] in, int from, int length) { … }
 *   public int part() { … }
 *   public ChunkedBodyEndWriter end() { … }
 *   public int finish() { … }
 * }
 * </pre>
 */
public final class ChunkedWriterEmitter implements Emitter {
  @Override
  public List<JavaFile> emit(GenerationContext context, IrModule module) {
    return TextPlanner.chunked(context, module).stream()
        .map(text -> JavaPrinter.file(context, text, type(new ChunkedNames(context, text))))
        .toList();
  }

  private static TypeSpec type(ChunkedNames names) {
    ClassName self = names.context().names().writer(names.text().qualifiedName());
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(
                Javadocs.of(
                    "Writes {@code "
                        + names.text().simpleName()
                        + "}: chunks, then what stands behind them, then {@code finish}. The first"
                        + " mistake stays and is told there. One writer serves many messages.",
                    Javadocs.escape(names.text().doc())))
            .addFields(names.behind())
            .addField(
                FieldSpec.builder(names.headWriter(), "head", Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new $T()", names.headWriter())
                    .build());
    if (names.hasEnd()) {
      type.addField(
          FieldSpec.builder(names.endWriter(), "end", Modifier.PRIVATE, Modifier.FINAL)
              .initializer("new $T()", names.endWriter())
              .build());
    }
    type.addField(byte[].class, "buffer", Modifier.PRIVATE);
    for (String name : List.of("offset", "limit", "at", "error")) {
      type.addField(TypeName.INT, name, Modifier.PRIVATE);
    }
    type.addField(boolean.class, "hasEnded", Modifier.PRIVATE);
    type.addMethods(methods(names, self));
    return type.build();
  }

  private static List<MethodSpec> methods(ChunkedNames names, ClassName self) {
    List<MethodSpec> methods = new ArrayList<>(List.of(wrap(self), chunk(names, self), part()));
    if (names.hasEnd()) {
      methods.add(end(names));
    }
    methods.add(finish(names));
    methods.add(
        MethodSpec.methodBuilder("errorField")
            .addJavadoc("Id of the field of the first mistake, 0 without one.\n")
            .addModifiers(Modifier.PUBLIC)
            .returns(TypeName.INT)
            .addStatement("return $T.field(error)", CoreTypes.CODEC)
            .build());
    methods.add(last(names));
    methods.add(fail());
    return methods;
  }

  private static MethodSpec wrap(ClassName self) {
    return MethodSpec.methodBuilder("wrap")
        .addJavadoc(
            Javadocs.of(
                "Begins a message in a window of a buffer, or goes on with one whose {@link #part}"
                    + " was taken."))
        .addModifiers(Modifier.PUBLIC)
        .returns(self)
        .addParameter(byte[].class, "buffer")
        .addParameter(TypeName.INT, "offset")
        .addParameter(TypeName.INT, "capacity")
        .addStatement("$T.requireWindow(buffer, offset, capacity)", CoreTypes.CODEC)
        .addStatement("this.buffer = buffer")
        .addStatement("this.offset = offset")
        .addStatement("limit = offset + capacity")
        .addStatement("at = offset")
        .addStatement("error = 0")
        .addStatement("hasEnded = false")
        .addStatement("return this")
        .build();
  }

  private static MethodSpec chunk(ChunkedNames names, ClassName self) {
    int behind = names.chunked().behind().length();
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement("$T.requireWindow(in, from, length)", CoreTypes.CODEC)
            .beginControlFlow("if (hasEnded)")
            .addStatement("fail($L, $T.ORDER)", names.field(), CoreTypes.CODEC)
            .endControlFlow()
            .beginControlFlow("if (error != 0 || length == 0)")
            .addStatement("return this")
            .endControlFlow()
            .addStatement(
                "int size = head.wrap(buffer, at, limit - at).$L(length).finish()",
                WriterNames.setter(names.size().name()))
            .beginControlFlow("if (size < 0)")
            .addStatement("fail($L, $T.kind(-size))", names.field(), CoreTypes.CODEC)
            .nextControlFlow("else if (limit - at - size - $L < length)", behind)
            .addStatement("fail($L, $T.NO_SPACE)", names.field(), CoreTypes.CODEC)
            .nextControlFlow("else")
            .addStatement("$T.arraycopy(in, from, buffer, at + size, length)", System.class)
            .addStatement("at += size + length");
    if (behind > 0) {
      code.addStatement("$T.arraycopy(BEHIND, 0, buffer, at, BEHIND.length)", System.class)
          .addStatement("at += BEHIND.length");
    }
    return MethodSpec.methodBuilder("chunk")
        .addJavadoc(Javadocs.of("Adds a chunk; no octets are no chunk."))
        .addModifiers(Modifier.PUBLIC)
        .returns(self)
        .addParameter(byte[].class, "in")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "length")
        .addCode(code.endControlFlow().build())
        .addStatement("return this")
        .build();
  }

  private static MethodSpec part() {
    return MethodSpec.methodBuilder("part")
        .addJavadoc(
            Javadocs.of(
                "Length of what stands in the buffer, or {@code -code} of the first mistake. The"
                    + " message goes on behind the next {@link #wrap}."))
        .addModifiers(Modifier.PUBLIC)
        .returns(TypeName.INT)
        .addStatement("return error == 0 ? at - offset : -error")
        .build();
  }

  private static MethodSpec end(ChunkedNames names) {
    return MethodSpec.methodBuilder("end")
        .addJavadoc(
            Javadocs.of(
                "Ends the chunks. What stands behind them goes into the writer that this gives; it"
                    + " is finished with this one."))
        .addModifiers(Modifier.PUBLIC)
        .returns(names.endWriter())
        .addStatement("last()")
        .addStatement("return end")
        .build();
  }

  private static MethodSpec finish(ChunkedNames names) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("finish")
            .addJavadoc(
                Javadocs.of(
                    "Ends the message; its length, or {@code -code} of the first mistake. Counts"
                        + " from the last {@link #wrap}."))
            .addModifiers(Modifier.PUBLIC)
            .returns(TypeName.INT)
            .beginControlFlow("if (!hasEnded)")
            .addStatement("last()")
            .endControlFlow();
    if (names.hasEnd()) {
      method
          .addStatement("int size = error == 0 ? end.finish() : 0")
          .beginControlFlow("if (size < 0)")
          .addStatement(
              "fail($L + $T.field(-size), $T.kind(-size))",
              names.field(),
              CoreTypes.CODEC,
              CoreTypes.CODEC)
          .nextControlFlow("else")
          .addStatement("at += size")
          .endControlFlow();
    }
    return method.addStatement("return error == 0 ? at - offset : -error").build();
  }

  /** The chunk that says that no more follow. */
  private static MethodSpec last(ChunkedNames names) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("last")
            .addModifiers(Modifier.PRIVATE)
            .beginControlFlow("if (hasEnded)")
            .addStatement("fail($L, $T.ORDER)", names.field(), CoreTypes.CODEC)
            .endControlFlow()
            .addStatement("hasEnded = true")
            .beginControlFlow("if (error == 0)")
            .addStatement(
                "int size = head.wrap(buffer, at, limit - at).$L(0).finish()",
                WriterNames.setter(names.size().name()))
            .beginControlFlow("if (size < 0)")
            .addStatement("fail($L, $T.kind(-size))", names.field(), CoreTypes.CODEC)
            .nextControlFlow("else")
            .addStatement("at += size")
            .endControlFlow()
            .endControlFlow();
    if (names.hasEnd()) {
      method.addStatement("end.wrap(buffer, at, error == 0 ? limit - at : 0)");
    }
    return method.build();
  }

  private static MethodSpec fail() {
    return MethodSpec.methodBuilder("fail")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(TypeName.INT, "field")
        .addParameter(TypeName.INT, "kind")
        .beginControlFlow("if (error == 0)")
        .addStatement("error = $T.code(field, kind)", CoreTypes.CODEC)
        .endControlFlow()
        .build();
  }
}
