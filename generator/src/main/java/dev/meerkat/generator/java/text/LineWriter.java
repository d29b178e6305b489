// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.text.Mentions;
import dev.meerkat.generator.plan.text.Place;
import dev.meerkat.generator.plan.text.TextStep;
import dev.meerkat.generator.plan.text.WriterParts;
import java.util.ArrayList;
import java.util.List;

/** The methods that write lines: one line at a time, then the literal that ends them. */
final class LineWriter {
  private final WriterModel model;
  private final WriterParts.Part part;
  private final TextStep.Lines lines;
  private final List<TextStep> steps;
  private final WriterParts line;
  private final Mentions mentions;
  private final LineSetters setters;

  LineWriter(WriterModel model, WriterParts.Part part) {
    this.model = model;
    this.part = part;
    this.lines = (TextStep.Lines) part.step();
    this.steps = inFields(lines.steps());
    this.line = WriterParts.of(steps);
    this.mentions = Mentions.in(steps);
    this.setters = new LineSetters(model, lines, line);
  }

  /** A writer has no table: what is looked at of the line at hand stands in fields. */
  private static List<TextStep> inFields(List<TextStep> steps) {
    List<TextStep> moved = new ArrayList<>();
    for (TextStep step : steps) {
      if (step instanceof TextStep.Token t) {
        Place place = Place.ofField(t.place().name());
        moved.add(new TextStep.Token(t.phase(), t.field(), t.item(), t.charset(), place));
      } else if (step instanceof TextStep.Digits d) {
        Place place = Place.ofField(d.place().name());
        moved.add(new TextStep.Digits(d.phase(), d.field(), d.item(), place));
      } else {
        moved.add(step);
      }
    }
    return moved;
  }

  /** Names of tokens whose place is kept in fields. */
  List<String> keptTokens() {
    return line.parts().stream()
        .map(WriterParts.Part::step)
        .filter(this::keepsPlace)
        .map(step -> ((TextStep.Token) step).place().name())
        .toList();
  }

  /** Numbers whose value is kept in a field. */
  List<TextStep.Digits> keptNumbers() {
    return line.parts().stream()
        .map(WriterParts.Part::step)
        .filter(TextStep.Digits.class::isInstance)
        .map(TextStep.Digits.class::cast)
        .filter(step -> mentions.fields().contains(step.item().id()))
        .toList();
  }

  private boolean keepsPlace(TextStep step) {
    if (!(step instanceof TextStep.Token token)) {
      return false;
    }
    boolean isIndexed =
        !model.slots(lines).isEmpty()
            && (token.place().name().equals(lines.index().key().name())
                || token.place().name().equals(lines.index().value().name()));
    return isIndexed || mentions.fields().contains(token.item().id());
  }

  List<MethodSpec> setters() {
    return setters.methods();
  }

  List<MethodSpec> inner() {
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(begin());
    for (WriterParts.Part piece : line.parts()) {
      CodeBlock end = model.constraints(piece.step(), steps);
      if (piece.step() instanceof TextStep.Token token) {
        boolean isLast = token.equals(setters.lastToken());
        methods.addAll(
            new TokenWriter(model, piece, keepsPlace(token), end)
                .methods(isLast && setters.lastTakesNumbers()));
      } else if (piece.step() instanceof TextStep.Digits digits) {
        boolean keeps = mentions.fields().contains(digits.item().id());
        methods.add(new NumberWriter(model, piece, keeps, end).method());
      }
    }
    methods.add(endLine());
    methods.add(end());
    if (!model.slots(lines).isEmpty()) {
      methods.addAll(IndexEmitter.ofWriter(model.classes(), lines, model.slots(lines)).emit());
    }
    return methods;
  }

  static String beginName(TextStep.Lines lines) {
    return "begin" + JavaNames.pascal(lines.name());
  }

  static String endLineName(TextStep.Lines lines) {
    return "endLineOf" + JavaNames.pascal(lines.name());
  }

  String endName() {
    return "end" + JavaNames.pascal(lines.name());
  }

  /**
   * Emits.
   *
   * <pre>
   * private boolean beginHeaders() {
   *   if (!begin(HEADERS, ResponseHead.FIELD_HEADERS)) {
   *     return false;
   *   }
   *   if (headersCount == HEADERS_MAX) {
   *     fail(ResponseHead.FIELD_HEADERS, Codec.RANGE);
   *     return false;
   *   }
   *   return true;
   * }
   * </pre>
   */
  private MethodSpec begin() {
    CodeBlock field = model.classes().field(lines.field());
    MethodSpec.Builder method =
        WriterModel.inner(beginName(lines))
            .returns(TypeName.BOOLEAN)
            .beginControlFlow("if (!begin($L, $L))", WriterModel.stage(part), field)
            .addStatement("return false")
            .endControlFlow()
            .beginControlFlow("if ($LCount == $L)", lines.name(), lines.capacity())
            .addStatement("$L", model.fail(lines, "RANGE"))
            .addStatement("return false")
            .endControlFlow();
    if (line.lead() != null) {
      method
          .beginControlFlow("if (fits($L, $L))", field, line.lead().length())
          .addCode(WriterModel.literal(line.lead()))
          .endControlFlow();
    }
    return method.addStatement("return error == 0").build();
  }

  /**
   * Emits.
   *
   * <pre>
   * private void endLineOfHeaders() {
   *   if (error == 0) {
   *     indexHeaders(buffer, headersNameStart, headersNameEnd, headersValueStart, headersValueEnd);
   *     headersCount++;
   *   }
   * }
   * </pre>
   */
  private MethodSpec endLine() {
    MethodSpec.Builder method =
        WriterModel.inner(endLineName(lines)).beginControlFlow("if (error == 0)");
    if (!model.slots(lines).isEmpty()) {
      String key = lines.index().key().name();
      String value = lines.index().value().name();
      method.addStatement(
          "$L(buffer,$W$LStart,$W$LEnd,$W$LStart,$W$LEnd)",
          IndexEmitter.methodName(lines),
          key,
          key,
          value,
          value);
    }
    return method
        .addCode(model.requires(steps))
        .addStatement("$LCount++", lines.name())
        .endControlFlow()
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * private void endHeaders() {
   *   if (fits(ResponseHead.FIELD_HEADERS, 2)) {
   *     Bytes.putU16(buffer, at, 0x0D0A);
   *     at += 2;
   *     stage = DONE;
   *   }
   * }
   * </pre>
   */
  private MethodSpec end() {
    return WriterModel.inner(endName())
        .beginControlFlow(
            "if (fits($L, $L))", model.classes().field(lines.field()), part.afterLength())
        .addCode(WriterModel.literal(part.after()))
        .addStatement("stage = $L", model.next(part))
        .endControlFlow()
        .build();
  }
}
