// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.text.IndexPlan;
import dev.meerkat.generator.plan.text.Place;
import dev.meerkat.generator.plan.text.TextPlan;
import dev.meerkat.generator.plan.text.TextStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** What a reader tells: its state, then its items in order. */
final class AccessorEmitter {
  private final TextPlan plan;
  private final List<MethodSpec> methods = new ArrayList<>();

  AccessorEmitter(TextPlan plan) {
    this.plan = plan;
  }

  List<MethodSpec> methods() {
    state();
    for (TextStep step : plan.steps()) {
      if (step instanceof TextStep.Token token) {
        slice(token.place(), Javadocs.escape(token.item().doc()));
      } else if (step instanceof TextStep.Digits digits) {
        get(
            digits.place().name(),
            typeOf(digits),
            Javadocs.escape(digits.item().doc()),
            CodeBlock.of("$LValue", digits.place().name()));
        slice(digits.place(), null);
      } else if (step instanceof TextStep.Lines lines) {
        lines(lines);
      }
    }
    return methods;
  }

  private void state() {
    get("buffer", TypeName.get(byte[].class), "The buffer last passed.", CodeBlock.of("buffer"));
    get("offset", "Where the message starts in the buffer.", CodeBlock.of("offset"));
    get(
        "size",
        "Bytes read so far; of a message that is whole, its size.",
        CodeBlock.of("position"));
    get("status", "What the last call answered.", CodeBlock.of("status"));
    get(
        "errorField",
        "Id of the field that the error is at, 0 when there is none.",
        CodeBlock.of("status > 0 ? $T.field(status) : 0", CoreTypes.CODEC));
    get(
        "errorOffset",
        "Where the error is, from the start of the message.",
        CodeBlock.of("errorOffset"));
    if (plan.hasFindings()) {
      get(
          "findings",
          "A bit for each {@code should} that does not hold.",
          CodeBlock.of("findings"));
    }
  }

  private static TypeName typeOf(TextStep.Digits digits) {
    return digits.isInt() ? TypeName.INT : TypeName.LONG;
  }

  /** {@code methodOffset()} and {@code methodLength()}. */
  private void slice(Place place, String doc) {
    String name = place.name();
    get(name + "Offset", doc, CodeBlock.of("offset + $LStart", name));
    get(name + "Length", null, CodeBlock.of("$LEnd - $LStart", name, name));
  }

  private void lines(TextStep.Lines lines) {
    get(
        lines.name() + "Count",
        Javadocs.escape(lines.item().doc()),
        CodeBlock.of("$LCount", lines.name()));
    String at =
        "row" + lines.name().substring(0, 1).toUpperCase(Locale.ROOT) + lines.name().substring(1);
    for (TextStep step : lines.steps()) {
      if (step instanceof TextStep.Token token) {
        column(lines, token.place(), Javadocs.escape(token.item().doc()), at);
      } else if (step instanceof TextStep.Digits digits) {
        row(
            digits.place().name(),
            typeOf(digits),
            Javadocs.escape(digits.item().doc()),
            CodeBlock.of(
                "$L$LValues[$T.checkIndex(i, $LCount)]",
                digits.isInt() ? "(int) " : "",
                digits.place().name(),
                Objects.class,
                lines.name()));
        column(lines, digits.place(), null, at);
      }
    }
    methods.add(rowStart(lines, at));
    if (lines.index() != null) {
      lines.index().slots().forEach(slot -> slot(slot, lines));
    }
  }

  /**
   * Emits.
   *
   * <pre>
   * private int rowHeaders(int i) {
   *   return Objects.checkIndex(i, headersCount) * HEADERS_STRIDE;
   * }
   * </pre>
   */
  private static MethodSpec rowStart(TextStep.Lines lines, String name) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE)
        .returns(TypeName.INT)
        .addParameter(TypeName.INT, "i")
        .addStatement(
            "return $T.checkIndex(i, $LCount) * $L_STRIDE",
            Objects.class,
            lines.name(),
            lines.phase().constant())
        .build();
  }

  /** {@code headersNameOffset(int i)} and {@code headersNameLength(int i)}. */
  private void column(TextStep.Lines lines, Place place, String doc, String rowStart) {
    String table = lines.name() + "Table";
    int column = place.column();
    String start = column == 0 ? rowStart + "(i)" : rowStart + "(i) + " + column;
    row(place.name() + "Offset", TypeName.INT, doc, CodeBlock.of("offset + $L[$L]", table, start));
    methods.add(
        MethodSpec.methodBuilder(place.name() + "Length")
            .addModifiers(Modifier.PUBLIC)
            .returns(TypeName.INT)
            .addParameter(TypeName.INT, "i")
            .addStatement("int row = $L(i)", rowStart)
            .addStatement("return $L - $L", Places.end(place), Places.start(place))
            .build());
  }

  private void slot(IndexPlan.Slot slot, TextStep.Lines lines) {
    Place value = lines.index().value();
    String name = slot.name();
    String key = LiteralCode.readable(slot.key());
    if (slot.item().list()) {
      get(
          name + "Present",
          TypeName.BOOLEAN,
          "Whether a line " + key + " is there.",
          CodeBlock.of("$LCount > 0", name));
      get(name + "Count", "How many lines " + key + " there are.", CodeBlock.of("$LCount", name));
      row(
          name + "Index",
          TypeName.INT,
          "Which line the i-th line " + key + " is.",
          CodeBlock.of(
              "$LRows[$T.checkIndex(i,$W$LCount)]$L",
              name,
              Objects.class,
              name,
              RowTypes.mask(lines.capacity())));
      return;
    }
    get(
        name + "Present",
        TypeName.BOOLEAN,
        "Whether the line " + key + " is there.",
        CodeBlock.of("$LIndex >= 0", name));
    get(
        name + "Index",
        "Which line " + key + " is, -1 when it is not there.",
        CodeBlock.of("$LIndex", name));
    if (slot.item().digits() != null) {
      get(
          name,
          slot.isInt() ? TypeName.INT : TypeName.LONG,
          "The number in the line " + key + ", 0 when it is not there.",
          CodeBlock.of("$LValue", name));
    }
    get(
        name + "Offset",
        "Where the value of " + key + " starts; the message's start without it.",
        CodeBlock.of("$LIndex < 0$W? offset$W: $LOffset($LIndex)", name, value.name(), name));
    get(
        name + "Length",
        null,
        CodeBlock.of("$LIndex < 0$W? 0$W: $LLength($LIndex)", name, value.name(), name));
  }

  private void get(String name, String doc, CodeBlock value) {
    get(name, TypeName.INT, doc, value);
  }

  private void get(String name, TypeName type, String doc, CodeBlock value) {
    methods.add(method(name, type, doc).addStatement("return $L", value).build());
  }

  private void row(String name, TypeName type, String doc, CodeBlock value) {
    methods.add(
        method(name, type, doc)
            .addParameter(TypeName.INT, "i")
            .addStatement("return $L", value)
            .build());
  }

  private static MethodSpec.Builder method(String name, TypeName type, String doc) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(type);
    if (doc != null && !doc.isEmpty()) {
      method.addJavadoc(Javadocs.of(doc));
    }
    return method;
  }
}
