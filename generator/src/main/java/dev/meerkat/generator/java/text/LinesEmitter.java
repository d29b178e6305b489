// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.Octets;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.text.IndexPlan;
import dev.meerkat.generator.plan.text.TextPlan;
import dev.meerkat.generator.plan.text.TextStep;
import javax.lang.model.element.Modifier;

/** The method that reads lines until their literal. */
final class LinesEmitter {
  private final TextPlan plan;
  private final TextClasses classes;
  private final StopCode stops;

  LinesEmitter(TextPlan plan, TextClasses classes, StopCode stops) {
    this.plan = plan;
    this.classes = classes;
    this.stops = stops;
  }

  static String methodName(TextStep.Lines lines) {
    return "read" + JavaNames.pascal(lines.name());
  }

  /**
   * Emits.
   *
   * <pre>
   * private int readHeaders(byte[] in, int from, int end) {
   *   int at = from;
   *   int entry = phase;
   *   int start = offset + mark;
   *   if (entry == HEADERS && headersCount == 0) {
   *     headersStart = mark;
   *   }
   *   while (true) {
   *     if (entry <= HEADERS) {
   *       …
   *     }
   *     int row = headersCount * HEADERS_STRIDE;
   *     …
   *     … indexHeaders …
   *     headersCount++;
   *     entry = HEADERS;
   *   }
   * }
   * </pre>
   *
   * @param next phase behind the lines
   */
  MethodSpec emit(TextStep.Lines lines, String next) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(methodName(lines))
            .addModifiers(Modifier.PRIVATE)
            .returns(TypeName.INT)
            .addParameter(byte[].class, "in")
            .addParameter(TypeName.INT, "from")
            .addParameter(TypeName.INT, "end")
            .addStatement("int at = from");
    if (plan.resumable()) {
      method
          .addStatement("int entry = phase")
          .addStatement("int start = offset + mark")
          .beginControlFlow(
              "if (entry == $L && $LCount == 0)", lines.phase().constant(), lines.name())
          .addStatement("$LStart = mark", lines.name())
          .endControlFlow();
    } else {
      method.addStatement("int start = at").addStatement("$LStart = start - offset", lines.name());
    }
    method.beginControlFlow("while (true)");
    if (plan.resumable()) {
      method
          .beginControlFlow("if (entry <= $L)", lines.phase().constant())
          .addCode(until(lines, next))
          .endControlFlow();
    } else {
      method.addCode(until(lines, next));
    }
    return method.addCode(line(lines)).endControlFlow().build();
  }

  /**
   * Emits.
   *
   * <pre>
   * if (at == end || in[start] == '\r') { // "\r\n"
   *   if (end - start >= 2 && in[start + 1] == '\n') {
   *     phase = HEADERS_CHECK;
   *     mark = start + 2 - offset;
   *     return start + 2;
   *   }
   *   if (isBegun(in, start, end, HEADERS_LITERAL)) {
   *     return pause(HEADERS, RequestHead.FIELD_HEADERS, start, end);
   *   }
   *   at = start;
   * }
   * if (headersCount == HEADERS_MAX) {
   *   return fail(RequestHead.FIELD_HEADERS, Codec.LIMIT, start);
   * }
   * </pre>
   */
  private CodeBlock until(TextStep.Lines lines, String next) {
    Octets until = lines.item().until();
    CodeBlock equal = new LiteralCode(until, false).test("start", true);
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add("// until \"$L\"\n", LiteralCode.readable(until))
            .beginControlFlow(
                "if (start == end || in[start] == $L)", LiteralCode.character(until.at(0)))
            .beginControlFlow("if (end - start >= $L && $L)", until.length(), equal);
    if (plan.resumable()) {
      code.addStatement("phase = $L", next)
          .addStatement("mark = start + $L - offset", until.length());
    }
    code.addStatement("return start + $L", until.length())
        .endControlFlow()
        .beginControlFlow("if (isBegun(in, start, end, $L_LITERAL))", lines.phase().constant())
        .addStatement("return $L", stops.pause(lines, "end"))
        .endControlFlow();
    if (plan.resumable() && until.length() > 1) {
      code.addStatement("at = start");
    }
    return code.endControlFlow()
        .beginControlFlow("if ($LCount == $L_MAX)", lines.name(), lines.phase().constant())
        .addStatement(
            "return $L",
            stops.fail(lines, CodeBlock.of("$T.LIMIT", CoreTypes.CODEC), CodeBlock.of("start")))
        .endControlFlow()
        .build();
  }

  private CodeBlock line(TextStep.Lines lines) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("int row = $LCount * $L_STRIDE", lines.name(), lines.phase().constant());
    StepEmitter steps = new StepEmitter(plan, classes, stops, lines.steps());
    lines.steps().forEach(step -> code.add(steps.emit(step)));
    if (lines.index() != null) {
      code.add(index(lines));
    }
    code.addStatement("$LCount++", lines.name());
    if (plan.resumable()) {
      code.addStatement("entry = $L", lines.phase().constant());
    }
    return code.build();
  }

  /**
   * The call is made only for keys whose length and first letter some well-known key has: most
   * lines are passed by with one look into a table.
   *
   * <pre>
   * int key = offset + headersTable[row];
   * int keyEnd = offset + headersTable[row + 1];
   * if (keyEnd - key &lt; HEADERS_KEYS.length
   *     &amp;&amp; (HEADERS_KEYS[keyEnd - key] &gt;&gt;&gt; in[key] &amp; 1) != 0
   *     &amp;&amp; indexHeaders(in, key, keyEnd, first, last) &lt; 0) {
   *   return -1;
   * }
   * </pre>
   */
  private static CodeBlock index(TextStep.Lines lines) {
    IndexPlan index = lines.index();
    String keys = IndexEmitter.keysName(lines);
    CodeBlock mayBeKnown =
        CodeBlock.of(
            "key < keyEnd && keyEnd - key < $L.length$W&& ($L[keyEnd - key] >>> in[key] & 1) != 0",
            keys,
            keys);
    CodeBlock call =
        CodeBlock.of(
            "$L(in, key, keyEnd,$Woffset + $L,$Woffset + $L) < 0",
            IndexEmitter.methodName(lines),
            Places.start(index.value()),
            Places.end(index.value()));
    return CodeBlock.builder()
        .addStatement("int key = offset + $L", Places.start(index.key()))
        .addStatement("int keyEnd = offset + $L", Places.end(index.key()))
        .beginControlFlow("if ($L\n    && $L)", mayBeKnown, call)
        .addStatement("return -1")
        .endControlFlow()
        .build();
  }
}
