// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.text.TextStep;
import dev.meerkat.generator.plan.text.WriterParts;
import java.util.ArrayList;
import java.util.List;

/**
 * The overloads that write one line: tokens as bytes, as slices, as strings, the last as a number.
 */
final class LineSetters {
  /** How the caller gives a token of a line. */
  private enum Given {
    BYTES,
    SLICE,
    STRING,
    NUMBER
  }

  private final WriterModel model;
  private final TextStep.Lines lines;
  private final WriterParts line;

  LineSetters(WriterModel model, TextStep.Lines lines, WriterParts line) {
    this.model = model;
    this.lines = lines;
    this.line = line;
  }

  /** The overloads of {@code header(…)}. */
  List<MethodSpec> methods() {
    List<MethodSpec> setters = new ArrayList<>();
    int tokens =
        (int) line.parts().stream().filter(p -> p.step() instanceof TextStep.Token).count();
    for (Given given : tokens == 0 ? List.of(Given.BYTES) : List.of(Given.values())) {
      if (given != Given.NUMBER || lastTakesNumbers()) {
        setters.add(setter(given == Given.SLICE ? Given.SLICE : lead(given), given));
      }
    }
    if (tokens > 1) {
      setters.add(setter(Given.BYTES, Given.SLICE));
      setters.add(setter(Given.BYTES, Given.STRING));
      if (lastTakesNumbers()) {
        setters.add(setter(Given.BYTES, Given.NUMBER));
      }
    }
    return setters;
  }

  private static Given lead(Given last) {
    return last == Given.NUMBER ? Given.STRING : last;
  }

  boolean lastTakesNumbers() {
    TextStep.Token last = lastToken();
    return last != null && TokenWriter.takesNumbers(last);
  }

  TextStep.Token lastToken() {
    TextStep.Token last = null;
    for (WriterParts.Part piece : line.parts()) {
      last = piece.step() instanceof TextStep.Token token ? token : last;
    }
    return last;
  }

  /**
   * Emits.
   *
   * <pre>
   * public ResponseHeadWriter header(byte[] name, byte[] value) {
   *   if (beginHeaders()) {
   *     putHeadersName(name, 0, name.length);
   *     putHeadersValue(value, 0, value.length);
   *     endLineOfHeaders();
   *   }
   *   return this;
   * }
   * </pre>
   */
  private MethodSpec setter(Given lead, Given last) {
    MethodSpec.Builder method =
        model
            .setter(lines.lineName())
            .addJavadoc(Javadocs.of("Writes a line of {@code " + lines.item().name() + "}."));
    CodeBlock.Builder puts = CodeBlock.builder();
    TextStep.Token lastToken = lastToken();
    for (WriterParts.Part piece : line.parts()) {
      if (piece.step() instanceof TextStep.Token token) {
        Given given = token.equals(lastToken) ? last : lead;
        puts.add(parameter(method, token, given));
      } else if (piece.step() instanceof TextStep.Digits digits) {
        String name = WriterNames.parameter(digits.item().name());
        method.addParameter(WriterModel.typeOf(digits), name);
        puts.addStatement("$L($L)", WriterModel.put(digits.place().name()), name);
      }
    }
    return method
        .beginControlFlow("if ($L())", LineWriter.beginName(lines))
        .addCode(puts.build())
        .addStatement("$L()", LineWriter.endLineName(lines))
        .endControlFlow()
        .addStatement("return this")
        .build();
  }

  private static CodeBlock parameter(MethodSpec.Builder method, TextStep.Token token, Given given) {
    String name = WriterNames.parameter(token.item().name());
    String put = WriterModel.put(token.place().name());
    CodeBlock.Builder code = CodeBlock.builder();
    switch (given) {
      case STRING -> method.addParameter(String.class, name);
      case NUMBER -> method.addParameter(TypeName.LONG, name);
      default -> method.addParameter(byte[].class, name);
    }
    if (given == Given.SLICE) {
      method
          .addParameter(TypeName.INT, name + "Offset")
          .addParameter(TypeName.INT, name + "Length");
      return code.addStatement("$L($L, $LOffset, $LLength)", put, name, name, name).build();
    }
    return given == Given.BYTES
        ? code.addStatement("$L($L, 0, $L.length)", put, name, name).build()
        : code.addStatement("$L($L)", put, name).build();
  }
}
