// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.text.TextStep;
import dev.meerkat.generator.plan.text.WriterParts;

/** The method that writes a number in digits. */
final class NumberWriter {
  private final WriterModel model;
  private final WriterParts.Part part;
  private final TextStep.Digits step;
  private final boolean keepsValue;
  private final CodeBlock end;

  /**
   * @param keepsValue whether conditions look at the value
   * @param end what follows the literal behind the number
   */
  NumberWriter(WriterModel model, WriterParts.Part part, boolean keepsValue, CodeBlock end) {
    this.model = model;
    this.part = part;
    this.step = (TextStep.Digits) part.step();
    this.keepsValue = keepsValue;
    this.end = end;
  }

  /**
   * Emits.
   *
   * <pre>
   * private void putStatus(int value) {
   *   int digits = Math.max(3, Ascii.decimalDigits(value));
   *   if (value &lt; 0 || value &gt; 1023 || digits &gt; 3) {
   *     fail(ResponseHead.FIELD_STATUS, Codec.RANGE);
   *   } else if (fits(ResponseHead.FIELD_STATUS, digits + 1)) {
   *     Ascii.putDecimal(buffer, at, value, digits);
   *     at += digits;
   *     …
   *   }
   * }
   * </pre>
   */
  MethodSpec method() {
    IrText.Digits item = step.item();
    String count = item.base() == 16 ? "hexadecimalDigits" : "decimalDigits";
    int after = part.afterLength();
    MethodSpec.Builder method =
        WriterModel.inner(WriterModel.put(step.place().name()))
            .addParameter(WriterModel.typeOf(step), "value");
    CodeBlock digits = CodeBlock.of("$T.$L(value)", CoreTypes.ASCII, count);
    if (item.base() != 10 && item.base() != 16) {
      digits = CodeBlock.of("$T.digits(value, $L)", CoreTypes.TEXT_VALUE, item.base());
    }
    if (item.minDigits() > 1) {
      digits = CodeBlock.of("$T.max($L,$W$L)", Math.class, item.minDigits(), digits);
    }
    method.addStatement("int digits = $L", digits);
    return method
        .beginControlFlow("if ($L)", refusal())
        .addStatement("$L", model.fail(step, "RANGE"))
        .nextControlFlow(
            "else if (fits($L,$Wdigits$L))",
            model.classes().field(step.field()),
            after == 0 ? "" : " + " + after)
        .addCode(put())
        .addStatement("at += digits")
        .addCode(keepsValue ? keep() : CodeBlock.of(""))
        .addCode(WriterModel.literal(part.after()))
        .addCode(end)
        .endControlFlow()
        .build();
  }

  private CodeBlock keep() {
    return CodeBlock.builder().addStatement("$LValue = value", step.place().name()).build();
  }

  private CodeBlock refusal() {
    CodeBlock.Builder test = CodeBlock.builder().add("value < 0");
    long widest = step.isInt() ? Integer.MAX_VALUE : Long.MAX_VALUE;
    if (step.largest() < widest) {
      test.add(" || value > $L$L", step.largest(), step.isInt() ? "" : "L");
    }
    if (step.item().maxDigits() > 0 && step.item().maxDigits() < 64) {
      test.add(" || digits > $L", step.item().maxDigits());
    }
    return test.build();
  }

  private CodeBlock put() {
    int base = step.item().base();
    return base == 10
        ? CodeBlock.builder()
            .addStatement("$T.putDecimal(buffer, at, value, digits)", CoreTypes.ASCII)
            .build()
        : CodeBlock.builder()
            .addStatement("$T.putDigits(buffer, at, value, digits, $L)", CoreTypes.TEXT_VALUE, base)
            .build();
  }
}
