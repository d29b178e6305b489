// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.text.TextStep;
import dev.meerkat.generator.plan.text.WriterParts;
import java.util.List;

/**
 * The methods that write one token: of bytes, of a string, of a number. What is not in the set of
 * the token is refused before a byte of it is written: no value can end its line.
 */
final class TokenWriter {
  private final WriterModel model;
  private final WriterParts.Part part;
  private final TextStep.Token step;
  private final boolean keepsPlace;
  private final CodeBlock end;

  /**
   * @param keepsPlace whether where the value stands is looked at later
   * @param end what follows the literal behind the token
   */
  TokenWriter(WriterModel model, WriterParts.Part part, boolean keepsPlace, CodeBlock end) {
    this.model = model;
    this.part = part;
    this.step = (TextStep.Token) part.step();
    this.keepsPlace = keepsPlace;
    this.end = end;
  }

  /** Whether every number is made of members of the set. */
  static boolean takesNumbers(TextStep.Token token) {
    for (char digit = '0'; digit <= '9'; digit++) {
      if (!token.charset().charset().contains(digit)) {
        return false;
      }
    }
    return true;
  }

  List<MethodSpec> methods(boolean withNumber) {
    return withNumber ? List.of(ofBytes(), ofString(), ofNumber()) : List.of(ofBytes(), ofString());
  }

  private String name() {
    return WriterModel.put(step.place().name());
  }

  /**
   * Emits.
   *
   * <pre>
   * private void putHeadersValue(byte[] in, int from, int length) {
   *   Codec.requireWindow(in, from, length);
   *   int first = TextValue.trimStart(in, from, from + length);
   *   int last = TextValue.trimEnd(in, first, from + length);
   *   int space = first &lt; last ? 1 : 0;
   *   if (last - first + space &gt; 8192) {
   *     fail(ResponseHead.FIELD_HEADERS, Codec.RANGE);
   *   } else if (CharScan.text(in, first, last, 0x20, 0x7E, HttpCharsets.FCHAR) != last) {
   *     fail(ResponseHead.FIELD_HEADERS, Codec.CHARSET);
   *   } else if (fits(ResponseHead.FIELD_HEADERS, last - first + space + 2)) {
   *     …
   *     System.arraycopy(in, first, buffer, at, last - first);
   *     at += last - first;
   *     …
   *   }
   * }
   * </pre>
   */
  private MethodSpec ofBytes() {
    MethodSpec.Builder method =
        WriterModel.inner(name())
            .addParameter(byte[].class, "in")
            .addParameter(TypeName.INT, "from")
            .addParameter(TypeName.INT, "length")
            .addStatement("$T.requireWindow(in, from, length)", CoreTypes.CODEC)
            .addCode(bounds("in", "from", "from + length"));
    CodeBlock scan =
        model.classes().scan(step.charset(), CodeBlock.of("first"), CodeBlock.of("last"));
    return method
        .addCode(refuse("last - first"))
        .nextControlFlow("else if ($L != last)", scan)
        .addStatement("$L", model.fail(step, "CHARSET"))
        .nextControlFlow("else if ($L)", fits("last - first"))
        .addCode(space())
        .addStatement("$T.arraycopy(in, first, buffer, at, last - first)", System.class)
        .addCode(finish("last - first"))
        .endControlFlow()
        .build();
  }

  /**
   * Emits the same, with {@code CharScan.copy} in place of scan and copy.
   *
   * <pre>
   * private void putHeadersValue(String in) {
   *   …
   * }
   * </pre>
   */
  private MethodSpec ofString() {
    CodeBlock copy =
        CodeBlock.of(
            "$T.copy(in,$Wfirst,$Wlast,$W$L,$Wbuffer,$Wat)",
            CoreTypes.CHAR_SCAN,
            model.classes().table(step.charset()));
    return WriterModel.inner(name())
        .addParameter(String.class, "in")
        .addCode(bounds("in", "0", "in.length()"))
        .addCode(refuse("last - first"))
        .nextControlFlow("else if ($L)", fits("last - first"))
        .addCode(space())
        .beginControlFlow("if ($L != last)", copy)
        .addStatement("$L", model.fail(step, "CHARSET"))
        .addStatement("return")
        .endControlFlow()
        .addCode(finish("last - first"))
        .endControlFlow()
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * private void putHeadersValue(long value) {
   *   int space = 1;
   *   int digits = Ascii.decimalDigits(value);
   *   if (value &lt; 0 || digits + space &gt; 8192) {
   *     fail(ResponseHead.FIELD_HEADERS, Codec.RANGE);
   *   } else if (fits(ResponseHead.FIELD_HEADERS, digits + space + 2)) {
   *     …
   *     Ascii.putDecimal(buffer, at, value, digits);
   *     at += digits;
   *     …
   *   }
   * }
   * </pre>
   */
  private MethodSpec ofNumber() {
    MethodSpec.Builder method = WriterModel.inner(name()).addParameter(TypeName.LONG, "value");
    if (part.isSpaced()) {
      method.addStatement("int space = 1");
    }
    CodeBlock size = refusal("digits");
    return method
        .addStatement("int digits = $T.decimalDigits(value)", CoreTypes.ASCII)
        .beginControlFlow("if (value < 0$L)", size.isEmpty() ? size : CodeBlock.of(" || $L", size))
        .addStatement("$L", model.fail(step, "RANGE"))
        .nextControlFlow("else if ($L)", fits("digits"))
        .addCode(space())
        .addStatement("$T.putDecimal(buffer, at, value, digits)", CoreTypes.ASCII)
        .addCode(finish("digits"))
        .endControlFlow()
        .build();
  }

  private CodeBlock bounds(String in, String from, String to) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (step.item().trim()) {
      code.addStatement("int first = $T.trimStart($L, $L, $L)", CoreTypes.TEXT_VALUE, in, from, to)
          .addStatement("int last = $T.trimEnd($L, first, $L)", CoreTypes.TEXT_VALUE, in, to);
    } else {
      code.addStatement("int first = $L", from).addStatement("int last = $L", to);
    }
    if (part.isSpaced()) {
      code.addStatement("int space = first < last ? 1 : 0");
    }
    return code.build();
  }

  /** Opens the chain of ifs with what is too short or too long. */
  private CodeBlock refuse(String length) {
    CodeBlock refusal = refusal(length);
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", refusal.isEmpty() ? CodeBlock.of("error != 0") : refusal)
        .add(
            refusal.isEmpty()
                ? CodeBlock.of("return;\n")
                : CodeBlock.builder().addStatement("$L", model.fail(step, "RANGE")).build())
        .build();
  }

  private CodeBlock refusal(String length) {
    String run = part.isSpaced() ? length + " + space" : length;
    CodeBlock.Builder test = CodeBlock.builder();
    if (step.item().min() > 0) {
      test.add("$L < $L", run, step.item().min());
    }
    if (step.item().max() < Integer.MAX_VALUE) {
      test.add("$L$L > $L", test.isEmpty() ? "" : " || ", run, step.item().max());
    }
    return test.build();
  }

  private CodeBlock fits(String length) {
    String all = part.isSpaced() ? length + " + space" : length;
    String after = part.afterLength() == 0 ? "" : " + " + part.afterLength();
    return CodeBlock.of("fits($L,$W$L$L)", model.classes().field(step.field()), all, after);
  }

  private CodeBlock space() {
    CodeBlock.Builder code = CodeBlock.builder();
    if (part.isSpaced()) {
      code.beginControlFlow("if (space > 0)").addStatement("buffer[at++] = ' '").endControlFlow();
    }
    return code.build();
  }

  private CodeBlock finish(String length) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (keepsPlace) {
      code.addStatement("$LStart = at", step.place().name());
    }
    code.addStatement("at += $L", length);
    if (keepsPlace) {
      code.addStatement("$LEnd = at", step.place().name());
    }
    return code.add(WriterModel.literal(part.after())).add(end).build();
  }
}
