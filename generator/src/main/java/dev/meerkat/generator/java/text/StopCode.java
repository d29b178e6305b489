// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.text.TextPlan;
import dev.meerkat.generator.plan.text.TextStep;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The ways out of a reader's hot path, and the calls to them.
 *
 * <p>All of them answer -1 in place of a position. A resumable reader pauses at the end of what is
 * there; the other kind has then run out.
 */
final class StopCode {
  private final TextPlan plan;
  private final TextClasses classes;

  StopCode(TextPlan plan, TextClasses classes) {
    this.plan = plan;
    this.classes = classes;
  }

  /** {@code stopToken(METHOD, RequestHead.FIELD_METHOD, start, at, end, 32)}. */
  CodeBlock token(TextStep step, CodeBlock max) {
    return CodeBlock.of("stopToken($Lstart,$Wat,$Wend,$W$L)", where(step), max);
  }

  /** {@code stopLiteral(METHOD_END, RequestHead.FIELD_METHOD, in, start, at, end, LITERAL)}. */
  CodeBlock literal(TextStep step) {
    String from = plan.resumable() ? "at" : "start";
    return CodeBlock.of(
        "stopLiteral($Lin,$Wstart,$W$L,$Wend,$W$L_LITERAL)",
        where(step),
        from,
        step.phase().constant());
  }

  /** {@code pause(METHOD, RequestHead.FIELD_METHOD, start, at)}, or {@code runOut(…, end)}. */
  CodeBlock pause(TextStep step, String at) {
    return plan.resumable()
        ? CodeBlock.of("pause($Lstart,$W$L)", where(step), at)
        : CodeBlock.of("runOut($L, end)", classes.field(step.field()));
  }

  /** {@code fail(RequestHead.FIELD_HEADERS, Codec.LIMIT, start)}. */
  CodeBlock fail(TextStep step, CodeBlock kind, CodeBlock at) {
    return CodeBlock.of("fail($L,$W$L,$W$L)", classes.field(step.field()), kind, at);
  }

  private CodeBlock where(TextStep step) {
    CodeBlock field = classes.field(step.field());
    return plan.resumable()
        ? CodeBlock.of("$L,$W$L,$W", step.phase().constant(), field)
        : CodeBlock.of("$L,$W", field);
  }

  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    List<TextStep> steps = plan.allSteps();
    if (steps.stream().anyMatch(TextStep.Token.class::isInstance)) {
      methods.add(stopToken());
    }
    if (steps.stream().anyMatch(TextStep.Literal.class::isInstance)) {
      methods.add(stopLiteral());
    }
    if (!plan.lines().isEmpty()) {
      methods.add(isBegun());
    }
    methods.add(plan.resumable() ? pause() : runOut());
    methods.add(fail());
    return methods;
  }

  /**
   * Emits.
   *
   * <pre>
   * private int stopToken(int reached, int field, int start, int at, int end, int max) {
   *   if (at - start > max) {
   *     return fail(field, Codec.LIMIT, start + max);
   *   }
   *   return at == end ? pause(reached, field, start, at) : fail(field, Codec.CHARSET, at);
   * }
   * </pre>
   */
  private MethodSpec stopToken() {
    return door("stopToken", "start", "at", "end", "max")
        .addJavadoc("A token is too long, too short, or not over at the end of what is there.\n")
        .beginControlFlow("if (at - start > max)")
        .addStatement("return fail(field, $T.LIMIT, start + max)", CoreTypes.CODEC)
        .endControlFlow()
        .addStatement(
            "return at == end ? $L : fail(field, $T.CHARSET, at)",
            plan.resumable() ? "pause(reached, field, start, at)" : "runOut(field, end)",
            CoreTypes.CODEC)
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * private int stopLiteral(
   *     int reached, int field, byte[] in, int start, int from, int end, byte[] literal) {
   *   int at = from;
   *   while (at < end && in[at] == literal[at - start]) {
   *     at++;
   *   }
   *   return at == end ? pause(reached, field, start, at) : fail(field, Codec.LITERAL, at);
   * }
   * </pre>
   */
  private MethodSpec stopLiteral() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("stopLiteral")
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc(
                "A literal is not whole: something else stands there, or it is not all there.\n")
            .returns(TypeName.INT);
    if (plan.resumable()) {
      method.addParameter(TypeName.INT, "reached");
    }
    return method
        .addParameter(TypeName.INT, "field")
        .addParameter(byte[].class, "in")
        .addParameter(TypeName.INT, "start")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "end")
        .addParameter(byte[].class, "literal")
        .addStatement("int at = from")
        .beginControlFlow("while (at < end && in[at] == literal[at - start])")
        .addStatement("at++")
        .endControlFlow()
        .addStatement(
            "return at == end ? $L : fail(field, $T.LITERAL, at)",
            plan.resumable() ? "pause(reached, field, start, at)" : "runOut(field, end)",
            CoreTypes.CODEC)
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * private static boolean isBegun(byte[] in, int start, int end, byte[] literal) {
   *   int at = start;
   *   while (at < end && in[at] == literal[at - start]) {
   *     at++;
   *   }
   *   return at == end;
   * }
   * </pre>
   */
  private static MethodSpec isBegun() {
    return MethodSpec.methodBuilder("isBegun")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc("Whether what is there is the beginning of a literal, and not all of it.\n")
        .returns(TypeName.BOOLEAN)
        .addParameter(byte[].class, "in")
        .addParameter(TypeName.INT, "start")
        .addParameter(TypeName.INT, "end")
        .addParameter(byte[].class, "literal")
        .addStatement("int at = start")
        .beginControlFlow(
            "while (at < end && at - start < literal.length && in[at] == literal[at - start])")
        .addStatement("at++")
        .endControlFlow()
        .addStatement("return at == end")
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * private int pause(int reached, int field, int start, int at) {
   *   phase = reached;
   *   mark = start - offset;
   *   position = at - offset;
   *   return position == RequestHead.MAX_SIZE ? fail(field, Codec.LIMIT, at) : -1;
   * }
   * </pre>
   */
  private MethodSpec pause() {
    MethodSpec.Builder method =
        door("pause", "start", "at")
            .addJavadoc("What is there was read: notes where the next call goes on.\n")
            .addStatement("phase = reached")
            .addStatement("mark = start - offset")
            .addStatement("position = at - offset");
    if (plan.isLimited()) {
      method.addStatement(
          "return position == MAX_SIZE ? fail(field, $T.LIMIT, at) : -1", CoreTypes.CODEC);
    } else {
      method.addStatement("return -1");
    }
    return method.build();
  }

  /**
   * Emits.
   *
   * <pre>
   * private int runOut(int field, int end) {
   *   return fail(field, end == limit ? Codec.LIMIT : Codec.SHORT, end);
   * }
   * </pre>
   */
  private MethodSpec runOut() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("runOut")
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc("The window ends before the message does.\n")
            .returns(TypeName.INT)
            .addParameter(TypeName.INT, "field")
            .addParameter(TypeName.INT, "end");
    if (plan.isLimited()) {
      method.addStatement(
          "return fail(field, end == limit ? $T.LIMIT : $T.SHORT, end)",
          CoreTypes.CODEC,
          CoreTypes.CODEC);
    } else {
      method.addStatement("return fail(field, $T.SHORT, end)", CoreTypes.CODEC);
    }
    return method.build();
  }

  /**
   * Emits.
   *
   * <pre>
   * private int fail(int field, int kind, int at) {
   *   status = Codec.code(field, kind);
   *   errorOffset = at - offset;
   *   return -1;
   * }
   * </pre>
   */
  private static MethodSpec fail() {
    return MethodSpec.methodBuilder("fail")
        .addModifiers(Modifier.PRIVATE)
        .returns(TypeName.INT)
        .addParameter(TypeName.INT, "field")
        .addParameter(TypeName.INT, "kind")
        .addParameter(TypeName.INT, "at")
        .addStatement("status = $T.code(field, kind)", CoreTypes.CODEC)
        .addStatement("errorOffset = at - offset")
        .addStatement("return -1")
        .build();
  }

  private MethodSpec.Builder door(String name, String... parameters) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE).returns(TypeName.INT);
    if (plan.resumable()) {
      method.addParameter(TypeName.INT, "reached");
    }
    method.addParameter(TypeName.INT, "field");
    for (String parameter : parameters) {
      method.addParameter(TypeName.INT, parameter);
    }
    return method;
  }
}
