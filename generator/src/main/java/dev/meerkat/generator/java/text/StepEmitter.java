// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.plan.text.Place;
import dev.meerkat.generator.plan.text.TextPlan;
import dev.meerkat.generator.plan.text.TextStep;
import java.util.List;

/** One rung of the ladder for each token, literal, number and condition. */
final class StepEmitter {
  private final TextPlan plan;
  private final TextClasses classes;
  private final StopCode stops;
  private final ExpressionEmitter conditions;

  /**
   * @param steps the steps whose values conditions can name
   */
  StepEmitter(TextPlan plan, TextClasses classes, StopCode stops, List<TextStep> steps) {
    this.plan = plan;
    this.classes = classes;
    this.stops = stops;
    this.conditions = new ExpressionEmitter(new TextResolver(plan, steps));
  }

  /**
   * Emits.
   *
   * <pre>
   * if (entry <= METHOD) {
   *   …
   * }
   * </pre>
   */
  CodeBlock emit(TextStep step) {
    CodeBlock body = body(step);
    return plan.resumable()
        ? CodeBlock.of("if (entry <= $L) {\n$>$L$<}\n", step.phase().constant(), body)
        : body;
  }

  private CodeBlock body(TextStep step) {
    if (step instanceof TextStep.Token token) {
      return token(token);
    } else if (step instanceof TextStep.Literal literal) {
      return literal(literal);
    } else if (step instanceof TextStep.Digits digits) {
      return digits(digits);
    } else if (step instanceof TextStep.Require require) {
      return require(require);
    }
    throw new IllegalArgumentException("no rung for " + step);
  }

  /**
   * Emits.
   *
   * <pre>
   * at = CharScan.letters(in, at, start + Math.min(end - start, 33), '-', HttpCharsets.TCHAR);
   * if (at == end || at == start || at - start > 32) {
   *   return stopToken(METHOD, RequestHead.FIELD_METHOD, start, at, end, 32);
   * }
   * methodStart = start - offset;
   * methodEnd = at - offset;
   * start = at;
   * </pre>
   */
  private CodeBlock token(TextStep.Token step) {
    long max = step.item().max();
    boolean isBounded = max < (plan.isLimited() ? plan.text().maxBytes() : Integer.MAX_VALUE - 1);
    CodeBlock to =
        isBounded
            ? CodeBlock.of("start + $T.min(end - start, $L)", Math.class, max + 1)
            : CodeBlock.of("end");
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement("at = $L", classes.scan(step.charset(), CodeBlock.of("at"), to));
    CodeBlock stop = tokenStop(step, isBounded);
    if (!stop.isEmpty()) {
      CodeBlock limit = CodeBlock.of("$L", isBounded ? String.valueOf(max) : "Integer.MAX_VALUE");
      code.beginControlFlow("if ($L)", stop)
          .addStatement("return $L", stops.token(step, limit))
          .endControlFlow();
    }
    String first = step.item().trim() ? step.place().name() + "First" : "start";
    code.add(keep(step, first)).add(constraints(step, first));
    return code.addStatement("start = at").build();
  }

  private CodeBlock tokenStop(TextStep.Token step, boolean isBounded) {
    CodeBlock.Builder stop = CodeBlock.builder();
    if (plan.resumable()) {
      stop.add("at == end");
    } else if (plan.isLimited()) {
      stop.add("at == limit");
    }
    long min = step.item().min();
    if (min > 0) {
      stop.add(stop.isEmpty() ? "" : " || ");
      stop.add(min == 1 ? "at == start" : "at - start < " + min);
    }
    if (isBounded) {
      stop.add(stop.isEmpty() ? "" : " || ").add("at - start > $L", step.item().max());
    }
    return stop.build();
  }

  /** Where the value stands, without the blanks around it if they are to be trimmed. */
  private static CodeBlock keep(TextStep.Token step, String first) {
    CodeBlock.Builder code = CodeBlock.builder();
    Place place = step.place();
    String last = "at";
    if (step.item().trim()) {
      last = place.name() + "Last";
      code.addStatement("int $L = $T.trimStart(in, start, at)", first, CoreTypes.TEXT_VALUE)
          .addStatement("int $L = $T.trimEnd(in, $L, at)", last, CoreTypes.TEXT_VALUE, first);
    }
    return code.addStatement("$L = $L - offset", Places.start(place), first)
        .addStatement("$L = $L - offset", Places.end(place), last)
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * if (end - start < 2 || Bytes.getU16(in, start) != 0x0D0A) { // "\r\n"
   *   return stopLiteral(…);
   * }
   * at = start + 2;
   * start = at;
   * </pre>
   */
  private CodeBlock literal(TextStep.Literal step) {
    int length = step.octets().length();
    CodeBlock differs = new LiteralCode(step.octets(), false).test("start", false);
    return CodeBlock.builder()
        .add("// \"$L\"\n", LiteralCode.readable(step.octets()))
        .beginControlFlow("if (end - start < $L || $L)", length, differs)
        .addStatement("return $L", stops.literal(step))
        .endControlFlow()
        .addStatement("at = start + $L", length)
        .addStatement("start = at")
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * at = readMinor(in, start, at, end);
   * if (at < 0) {
   *   return at;
   * }
   * start = at;
   * </pre>
   */
  private CodeBlock digits(TextStep.Digits step) {
    return CodeBlock.builder()
        .addStatement("at = $L(in, start, at, end)", DigitsEmitter.methodName(step))
        .beginControlFlow("if (at < 0)")
        .addStatement("return at")
        .endControlFlow()
        .add(constraints(step, "start"))
        .addStatement("start = at")
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * if (minorValue > 1) {
   *   return fail(RequestHead.FIELD_MINOR, RequestHead.BAD_VERSION, start);
   * }
   * </pre>
   */
  private CodeBlock constraints(TextStep step, String at) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (IrField.Constraint constraint : step.constraints()) {
      code.beginControlFlow("if ($L)", conditions.negated(constraint.condition()));
      if (constraint.should()) {
        code.addStatement("findings |= 1 << $L", constraint.finding());
      } else {
        CodeBlock kind = classes.kind(constraint.error());
        code.addStatement("return $L", stops.fail(step, kind, CodeBlock.of(at)));
      }
      code.endControlFlow();
    }
    return code.build();
  }

  /** As a constraint, reported where the last named item begins. */
  private CodeBlock require(TextStep.Require step) {
    CodeBlock at =
        step.last() == null
            ? CodeBlock.of("offset")
            : CodeBlock.of("offset + $L", Places.start(step.last()));
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", conditions.negated(step.item().condition()))
        .addStatement("return $L", stops.fail(step, classes.kind(step.item().error()), at))
        .endControlFlow()
        .build();
  }
}
