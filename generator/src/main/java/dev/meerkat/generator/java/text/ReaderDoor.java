// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.text.TextPlan;
import dev.meerkat.generator.plan.text.TextStep;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What a reader is called by, {@code parse} or {@code wrap}, and the segments it runs through. */
final class ReaderDoor {
  private final TextPlan plan;
  private final TextClasses classes;
  private final StopCode stops;

  ReaderDoor(TextPlan plan, TextClasses classes, StopCode stops) {
    this.plan = plan;
    this.classes = classes;
    this.stops = stops;
  }

  MethodSpec door() {
    return plan.resumable() ? parse() : wrap();
  }

  List<MethodSpec> inner() {
    List<MethodSpec> methods = new ArrayList<>();
    if (plan.resumable()) {
      methods.add(shrunk());
    }
    methods.add(run());
    for (List<TextStep> segment : plan.segments()) {
      methods.add(segment(segment));
    }
    return methods;
  }

  /**
   * Emits.
   *
   * <pre>
   * public int parse(byte[] buffer, int offset, int length) {
   *   Codec.requireWindow(buffer, offset, length);
   *   this.buffer = buffer;
   *   this.offset = offset;
   *   if (status != Codec.NEED_MORE) {
   *     return status;
   *   }
   *   if (length < position) {
   *     throw shrunk(length);
   *   }
   *   return run(buffer, offset + position, offset + Math.min(length, MAX_SIZE));
   * }
   * </pre>
   */
  private MethodSpec parse() {
    return door("parse")
        .addJavadoc(
            """
            Reads a message from where the last call stopped.

            <p>The message starts at {@code offset}, and {@code length} bytes of it, or of it and what
            follows, are there now. The bytes of earlier calls must be among them, but the buffer may be
            another. Each byte is scanned once however the input is cut. When the message is whole or
            wrong that stays so until {@link #reset}; calling again then only tells where the message
            has moved to.

            @return {@code Codec.OK}, {@code Codec.NEED_MORE}, or an error code
            """)
        .addStatement("this.buffer = buffer")
        .addStatement("this.offset = offset")
        .beginControlFlow("if (status != $T.NEED_MORE)", CoreTypes.CODEC)
        .addStatement("return status")
        .endControlFlow()
        .beginControlFlow("if (length < position)")
        .addStatement("throw shrunk(length)")
        .endControlFlow()
        .addStatement("return run(buffer, offset + position, $L)", end())
        .build();
  }

  private CodeBlock end() {
    return plan.isLimited()
        ? CodeBlock.of("offset + $T.min(length, MAX_SIZE)", Math.class)
        : CodeBlock.of("offset + length");
  }

  /**
   * Emits.
   *
   * <pre>
   * public int wrap(byte[] buffer, int offset, int length) {
   *   Codec.requireWindow(buffer, offset, length);
   *   reset();
   *   this.buffer = buffer;
   *   this.offset = offset;
   *   limit = length > MAX_SIZE ? offset + MAX_SIZE : -1;
   *   return run(buffer, offset, offset + Math.min(length, MAX_SIZE));
   * }
   * </pre>
   */
  private MethodSpec wrap() {
    MethodSpec.Builder method =
        door("wrap")
            .addJavadoc(
                """
            Reads a message that is whole.

            @return {@code Codec.OK} or an error code; the message can be shorter than the window
            """)
            .addStatement("reset()")
            .addStatement("this.buffer = buffer")
            .addStatement("this.offset = offset");
    if (plan.isLimited()) {
      method.addStatement("limit = length > MAX_SIZE ? offset + MAX_SIZE : -1");
    }
    return method.addStatement("return run(buffer, offset, $L)", end()).build();
  }

  private static MethodSpec.Builder door(String name) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PUBLIC)
        .returns(TypeName.INT)
        .addParameter(byte[].class, "buffer")
        .addParameter(TypeName.INT, "offset")
        .addParameter(TypeName.INT, "length")
        .addStatement("$T.requireWindow(buffer, offset, length)", CoreTypes.CODEC);
  }

  /** The caller's mistake, apart from the hot path. */
  private static MethodSpec shrunk() {
    return MethodSpec.methodBuilder("shrunk")
        .addModifiers(Modifier.PRIVATE)
        .returns(IllegalArgumentException.class)
        .addParameter(TypeName.INT, "length")
        .addStatement(
            "return new $T(\nlength + $S + position + $S)",
            IllegalArgumentException.class,
            " bytes, but ",
            " were there before")
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * private int run(byte[] in, int from, int end) {
   *   int at = from;
   *   if (phase <= MINOR_END) {
   *     at = readMethod(in, at, end);
   *     if (at < 0) {
   *       return status;
   *     }
   *   }
   *   …
   *   position = at - offset;
   *   status = Codec.OK;
   *   return status;
   * }
   * </pre>
   */
  private MethodSpec run() {
    MethodSpec.Builder method = reader("run").addStatement("int at = from");
    for (List<TextStep> segment : plan.segments()) {
      if (plan.resumable()) {
        method.beginControlFlow("if (phase < $L)", plan.phaseBehind(segment).constant());
      }
      method
          .addStatement("at = $L(in, at, end)", methodName(segment))
          .beginControlFlow("if (at < 0)")
          .addStatement("return status")
          .endControlFlow();
      if (plan.resumable()) {
        method.endControlFlow();
      }
    }
    return method
        .addStatement("position = at - offset")
        .addStatement("status = $T.OK", CoreTypes.CODEC)
        .addStatement("return status")
        .build();
  }

  private static String methodName(List<TextStep> segment) {
    TextStep first = segment.get(0);
    return first instanceof TextStep.Lines lines
        ? LinesEmitter.methodName(lines)
        : "from" + JavaNames.pascal(first.phase().constant());
  }

  /**
   * Emits.
   *
   * <pre>
   * private int fromMethod(byte[] in, int from, int end) {
   *   int at = from;
   *   int entry = phase;
   *   int start = offset + mark;
   *   …
   *   phase = HEADERS;
   *   mark = at - offset;
   *   return at;
   * }
   * </pre>
   */
  private MethodSpec segment(List<TextStep> segment) {
    String next = plan.phaseBehind(segment).constant();
    if (segment.get(0) instanceof TextStep.Lines lines) {
      return new LinesEmitter(plan, classes, stops).emit(lines, next);
    }
    MethodSpec.Builder method = reader(methodName(segment)).addStatement("int at = from");
    boolean isReading = segment.stream().anyMatch(s -> !(s instanceof TextStep.Require));
    if (plan.resumable()) {
      method.addStatement("int entry = phase");
    }
    if (isReading) {
      method.addStatement(plan.resumable() ? "int start = offset + mark" : "int start = at");
    }
    StepEmitter steps = new StepEmitter(plan, classes, stops, plan.steps());
    segment.forEach(step -> method.addCode(steps.emit(step)));
    if (plan.resumable()) {
      method.addStatement("phase = $L", next).addStatement("mark = at - offset");
    }
    return method.addStatement("return at").build();
  }

  private static MethodSpec.Builder reader(String name) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE)
        .returns(TypeName.INT)
        .addParameter(byte[].class, "in")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "end");
  }
}
