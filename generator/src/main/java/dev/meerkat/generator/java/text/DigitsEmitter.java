// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.text.Place;
import dev.meerkat.generator.plan.text.TextPlan;
import dev.meerkat.generator.plan.text.TextStep;
import javax.lang.model.element.Modifier;

/** The method that reads a number; the digits read so far are kept in {@code number}. */
final class DigitsEmitter {
  private final TextPlan plan;
  private final StopCode stops;

  DigitsEmitter(TextPlan plan, StopCode stops) {
    this.plan = plan;
    this.stops = stops;
  }

  static String methodName(TextStep.Digits step) {
    return "read" + JavaNames.pascal(step.place().name());
  }

  /**
   * Emits.
   *
   * <pre>
   * private int readMinor(byte[] in, int start, int from, int end) {
   *   int at = from;
   *   long value = number;
   *   while (at < end && TextValue.isDigit(in[at])) {
   *     int digit = in[at] - '0';
   *     if (at - start == 1 || value * 10 + digit > 15) {
   *       return fail(RequestHead.FIELD_MINOR, Codec.LIMIT, at);
   *     }
   *     value = value * 10 + digit;
   *     at++;
   *   }
   *   …
   * }
   * </pre>
   */
  MethodSpec emit(TextStep.Digits step) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(methodName(step))
            .addModifiers(Modifier.PRIVATE)
            .returns(TypeName.INT)
            .addParameter(byte[].class, "in")
            .addParameter(TypeName.INT, "start")
            .addParameter(TypeName.INT, "from")
            .addParameter(TypeName.INT, "end")
            .addCode(oneDigit(step))
            .addStatement("int at = from")
            .addStatement("long value = $L", plan.resumable() ? "number" : "0")
            .addCode(loop(step));
    if (plan.resumable()) {
      method
          .beginControlFlow("if (at == end)")
          .addStatement("number = value")
          .addStatement("return $L", stops.pause(step, "at"))
          .endControlFlow()
          .addStatement("number = 0");
    }
    return method.addCode(end(step)).build();
  }

  /**
   * A number that is one digit, and has what follows it behind it, needs no loop: as versions do.
   *
   * <pre>
   * if (end - start &gt; 1 &amp;&amp; TextValue.isDigit(in[start]) &amp;&amp; !TextValue.isDigit(in[start + 1])) {
   *   …
   *   minorValue = in[start] - '0';
   *   return start + 1;
   * }
   * </pre>
   */
  private CodeBlock oneDigit(TextStep.Digits step) {
    CodeBlock.Builder code = CodeBlock.builder();
    boolean isOneDigit =
        step.item().minDigits() == 1 && step.item().maxDigits() == 1 && step.item().base() == 10;
    if (isOneDigit && step.largest() >= 9 && step.place().isField()) {
      String name = step.place().name();
      code.beginControlFlow(
              "if (end - start > 1$W&& $T.isDigit(in[start])$W&& !$T.isDigit(in[start + 1]))",
              CoreTypes.TEXT_VALUE,
              CoreTypes.TEXT_VALUE)
          .addStatement("$LStart = start - offset", name)
          .addStatement("$LEnd = start + 1 - offset", name)
          .addStatement("$LValue = in[start] - '0'", name);
      if (plan.resumable()) {
        code.addStatement("number = 0");
      }
      code.addStatement("return start + 1").endControlFlow();
    }
    return code.build();
  }

  private CodeBlock loop(TextStep.Digits step) {
    int base = step.item().base();
    CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("while (at < end)");
    if (base == 16) {
      code.addStatement("int digit = $T.hexDigit(in[at])", CoreTypes.ASCII)
          .beginControlFlow("if (digit < 0)");
    } else {
      code.addStatement("int digit = in[at] - '0'")
          .beginControlFlow("if (digit < 0 || digit > $L)", base - 1);
    }
    return code.addStatement("break")
        .endControlFlow()
        .beginControlFlow("if ($L)", tooLarge(step))
        .addStatement(
            "return $L",
            stops.fail(step, CodeBlock.of("$T.LIMIT", CoreTypes.CODEC), CodeBlock.of("at")))
        .endControlFlow()
        .addStatement("value = value * $L + digit", base)
        .addStatement("at++")
        .endControlFlow()
        .build();
  }

  private static CodeBlock tooLarge(TextStep.Digits step) {
    int base = step.item().base();
    long largest = step.largest();
    CodeBlock.Builder test = CodeBlock.builder();
    if (step.item().maxDigits() > 0 && step.item().maxDigits() < Integer.MAX_VALUE) {
      test.add("at - start == $L || ", step.item().maxDigits());
    }
    if (largest < Long.MAX_VALUE / 16 - 16) {
      return test.add("value * $L + digit > $LL", base, largest).build();
    }
    return test.add(
            "value > $LL\n|| value == $LL && digit > $L",
            largest / base,
            largest / base,
            largest % base)
        .build();
  }

  private CodeBlock end(TextStep.Digits step) {
    CodeBlock.Builder code = CodeBlock.builder();
    int min = step.item().minDigits();
    if (!plan.resumable()) {
      String limit = plan.isLimited() ? " || at == limit" : "";
      code.beginControlFlow("if (at == end && (at - start < $L$L))", min, limit)
          .addStatement("return $L", stops.pause(step, "at"))
          .endControlFlow();
    }
    code.beginControlFlow("if (at - start < $L)", min)
        .addStatement(
            "return $L",
            stops.fail(step, CodeBlock.of("$T.DIGITS", CoreTypes.CODEC), CodeBlock.of("at")))
        .endControlFlow();
    Place place = step.place();
    if (!place.isField()) {
      code.addStatement(
          "int row = $LCount * $L_STRIDE", place.lines(), JavaNames.constant(place.lines()));
    }
    String cast = step.isInt() && place.isField() ? "(int) " : "";
    String value =
        place.isField()
            ? place.name() + "Value"
            : place.name() + "Values[" + place.lines() + "Count]";
    return code.addStatement("$L = start - offset", Places.start(place))
        .addStatement("$L = at - offset", Places.end(place))
        .addStatement("$L = $Lvalue", value, cast)
        .addStatement("return at")
        .build();
  }
}
