// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

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
 * The pull parser of a body in chunks: hands out its octets slice by slice.
 *
 * <pre>
 * public final class ChunkedBodyReader {
 *   public void reset() { … }
 *   public int next(byte[] buffer, int offset, int length) { … }
 *   public int consumed() { … }
 *   public int dataOffset() { … }
 *   public int dataLength() { … }
 *   public ChunkedBodyChunkReader chunk() { … }
 *   public ChunkedBodyEndReader end() { … }
 * }
 * </pre>
 */
public final class ChunkedReaderEmitter implements Emitter {
  private static final List<String> PHASES = List.of("HEAD", "CONTENT", "BEHIND_CONTENT", "END");

  @Override
  public List<JavaFile> emit(GenerationContext context, IrModule module) {
    return TextPlanner.chunked(context, module).stream()
        .map(text -> JavaPrinter.file(context, text, type(new ChunkedNames(context, text))))
        .toList();
  }

  private static TypeSpec type(ChunkedNames names) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(names.context().names().reader(names.text().qualifiedName()))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(
                Javadocs.of(
                    "Reads {@code "
                        + names.text().simpleName()
                        + "} slice by slice, in as many calls as its bytes take to come; each byte"
                        + " is scanned once. One reader serves many messages.",
                    Javadocs.escape(names.text().doc())));
    type.addField(
        FieldSpec.builder(TypeName.INT, "DATA", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .initializer("-2")
            .addJavadoc("A slice of content is at hand.\n")
            .build());
    for (int i = 0; i < PHASES.size(); i++) {
      type.addField(
          FieldSpec.builder(
                  TypeName.INT, PHASES.get(i), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .initializer("$L", i)
              .build());
    }
    type.addFields(names.behind());
    owned(type, names);
    type.addField(
        FieldSpec.builder(TypeName.INT, "status", Modifier.PRIVATE)
            .initializer("$T.NEED_MORE", CoreTypes.CODEC)
            .build());
    for (String name : List.of("phase", "matched", "consumed", "dataOffset", "dataLength")) {
      type.addField(TypeName.INT, name, Modifier.PRIVATE);
    }
    for (String name : List.of("remaining", "passed", "errorOffset")) {
      type.addField(TypeName.LONG, name, Modifier.PRIVATE);
    }
    type.addMethod(reset(names)).addMethod(next(names));
    type.addMethods(accessors(names));
    type.addMethod(content()).addMethod(stop()).addMethod(fail());
    return type.build();
  }

  private static void owned(TypeSpec.Builder type, ChunkedNames names) {
    type.addField(
        FieldSpec.builder(names.headReader(), "chunk", Modifier.PRIVATE, Modifier.FINAL)
            .initializer("new $T()", names.headReader())
            .build());
    if (names.hasEnd()) {
      type.addField(
          FieldSpec.builder(names.endReader(), "end", Modifier.PRIVATE, Modifier.FINAL)
              .initializer("new $T()", names.endReader())
              .build());
    }
  }

  private static MethodSpec reset(ChunkedNames names) {
    MethodSpec.Builder reset =
        MethodSpec.methodBuilder("reset")
            .addJavadoc("Makes the reader ready for the next message.\n")
            .addModifiers(Modifier.PUBLIC)
            .addStatement("chunk.reset()");
    if (names.hasEnd()) {
      reset.addStatement("end.reset()");
    }
    return reset
        .addStatement("status = $T.NEED_MORE", CoreTypes.CODEC)
        .addStatement("phase = HEAD")
        .addStatement("matched = 0")
        .addStatement("consumed = 0")
        .addStatement("dataOffset = 0")
        .addStatement("dataLength = 0")
        .addStatement("remaining = 0")
        .addStatement("passed = 0")
        .addStatement("errorOffset = 0")
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * public int next(byte[] buffer, int offset, int length) {
   *   Codec.requireWindow(buffer, offset, length);
   *   …
   *   while (true) {
   *     if (phase == HEAD) {
   *       int code = chunk.parse(buffer, at, limit - at);
   *       if (code != Codec.OK) {
   *         return code == Codec.NEED_MORE ? stop(at - offset) : fail(…);
   *       }
   *       at += chunk.size();
   *       remaining = chunk.sizeField();
   *       phase = remaining == 0 ? END : CONTENT;
   *     } else if (phase == CONTENT) {
   *       return at == limit ? stop(at - offset) : content(offset, at, limit);
   *     } else if (phase == BEHIND_CONTENT) {
   *       …
   *     } else {
   *       …
   *     }
   *   }
   * }
   * </pre>
   */
  private static MethodSpec next(ChunkedNames names) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement("$T.requireWindow(buffer, offset, length)", CoreTypes.CODEC)
            .addStatement("consumed = 0")
            .addStatement("dataLength = 0")
            .beginControlFlow("if (status != $T.NEED_MORE)", CoreTypes.CODEC)
            .addStatement("return status")
            .endControlFlow()
            .addStatement("int at = offset")
            .addStatement("int limit = offset + length")
            .beginControlFlow("while (true)")
            .beginControlFlow("if (phase == HEAD)")
            .addStatement("int code = chunk.parse(buffer, at, limit - at)")
            .beginControlFlow("if (code == $T.NEED_MORE)", CoreTypes.CODEC)
            .addStatement("return stop(at - offset)")
            .nextControlFlow("else if (code != $T.OK)", CoreTypes.CODEC)
            .addStatement(
                "return fail($L, $T.kind(code),$Wat - offset, chunk.errorOffset())",
                names.field(),
                CoreTypes.CODEC)
            .endControlFlow()
            .addStatement("at += chunk.size()")
            .addStatement("remaining = chunk.$L()", names.sizeAccessor())
            .addStatement("phase = remaining == 0 ? END : CONTENT")
            .nextControlFlow("else if (phase == CONTENT)")
            .addStatement("return at == limit ? stop(at - offset) : content(offset, at, limit)");
    code.nextControlFlow("else if (phase == BEHIND_CONTENT)").add(behind(names));
    code.nextControlFlow("else").add(end(names)).endControlFlow().endControlFlow();
    return MethodSpec.methodBuilder("next")
        .addJavadoc(
            """
            Goes on to the next slice of content, or to the end.

            <p>What stands in front of {@link #consumed()} was used up and is not given again; what
            stands behind it is, with what has come since.

            @return {@link #DATA} for a slice, {@code Codec.OK} when the body and what follows it were
                read, {@code Codec.NEED_MORE}, or an error code, which stays until {@link #reset}
            """)
        .addModifiers(Modifier.PUBLIC)
        .returns(TypeName.INT)
        .addParameter(byte[].class, "buffer")
        .addParameter(TypeName.INT, "offset")
        .addParameter(TypeName.INT, "length")
        .addCode(code.build())
        .build();
  }

  private static CodeBlock behind(ChunkedNames names) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (names.chunked().behind().length() > 0) {
      code.beginControlFlow("while (matched < BEHIND.length)")
          .beginControlFlow("if (at == limit)")
          .addStatement("return stop(at - offset)")
          .nextControlFlow("else if (buffer[at] != BEHIND[matched])")
          .addStatement(
              "return fail($L, $T.LITERAL, at - offset, 0)", names.field(), CoreTypes.CODEC)
          .endControlFlow()
          .addStatement("at++")
          .addStatement("matched++")
          .endControlFlow();
    }
    return code.addStatement("chunk.reset()").addStatement("phase = HEAD").build();
  }

  private static CodeBlock end(ChunkedNames names) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (names.hasEnd()) {
      code.addStatement("int code = end.parse(buffer, at, limit - at)")
          .beginControlFlow("if (code == $T.NEED_MORE)", CoreTypes.CODEC)
          .addStatement("return stop(at - offset)")
          .nextControlFlow("else if (code != $T.OK)", CoreTypes.CODEC)
          .addStatement(
              "return fail($L + $T.field(code),$W$T.kind(code), at - offset, end.errorOffset())",
              names.field(),
              CoreTypes.CODEC,
              CoreTypes.CODEC)
          .endControlFlow()
          .addStatement("at += end.size()");
    }
    return code.addStatement("stop(at - offset)")
        .addStatement("status = $T.OK", CoreTypes.CODEC)
        .addStatement("return status")
        .build();
  }

  private static MethodSpec content() {
    return MethodSpec.methodBuilder("content")
        .addModifiers(Modifier.PRIVATE)
        .returns(TypeName.INT)
        .addParameter(TypeName.INT, "offset")
        .addParameter(TypeName.INT, "at")
        .addParameter(TypeName.INT, "limit")
        .addStatement("dataOffset = at")
        .addStatement("dataLength = (int) $T.min(remaining, limit - at)", Math.class)
        .addStatement("remaining -= dataLength")
        .beginControlFlow("if (remaining == 0)")
        .addStatement("phase = BEHIND_CONTENT")
        .addStatement("matched = 0")
        .endControlFlow()
        .addStatement("stop(at + dataLength - offset)")
        .addStatement("return DATA")
        .build();
  }

  private static MethodSpec stop() {
    return MethodSpec.methodBuilder("stop")
        .addModifiers(Modifier.PRIVATE)
        .returns(TypeName.INT)
        .addParameter(TypeName.INT, "used")
        .addStatement("consumed = used")
        .addStatement("passed += used")
        .addStatement("return status")
        .build();
  }

  private static MethodSpec fail() {
    return MethodSpec.methodBuilder("fail")
        .addModifiers(Modifier.PRIVATE)
        .returns(TypeName.INT)
        .addParameter(TypeName.INT, "field")
        .addParameter(TypeName.INT, "kind")
        .addParameter(TypeName.INT, "used")
        .addParameter(TypeName.INT, "behind")
        .addStatement("stop(used)")
        .addStatement("errorOffset = passed + behind")
        .addStatement("status = $T.code(field, kind)", CoreTypes.CODEC)
        .addStatement("return status")
        .build();
  }

  private static List<MethodSpec> accessors(ChunkedNames names) {
    List<MethodSpec> all =
        new ArrayList<>(
            List.of(
                accessor(TypeName.INT, "consumed", "How many bytes the last call used up."),
                accessor(TypeName.INT, "dataOffset", "Where the slice starts in the array."),
                accessor(TypeName.INT, "dataLength", "How many bytes the slice has."),
                accessor(TypeName.INT, "status", "What the last call came to, slices apart."),
                accessor(
                    TypeName.LONG,
                    "errorOffset",
                    "Where the error is, counted from the start of the message."),
                accessor(
                    names.headReader(), "chunk", "The head of the chunk at hand, while it is.")));
    if (names.hasEnd()) {
      all.add(
          accessor(names.endReader(), "end", "What stands behind the chunks, once it is read."));
    }
    return all;
  }

  private static MethodSpec accessor(TypeName type, String name, String doc) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(Javadocs.of(doc))
        .addModifiers(Modifier.PUBLIC)
        .returns(type)
        .addStatement("return $L", name)
        .build();
  }
}
