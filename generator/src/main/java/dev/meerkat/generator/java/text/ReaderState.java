// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.Octets;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.text.IndexPlan;
import dev.meerkat.generator.plan.text.TextPlan;
import dev.meerkat.generator.plan.text.TextStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** Constants and fields of a reader, and the reset that clears them. */
final class ReaderState {
  private static final TypeName INTS = TypeName.get(int[].class);
  private static final TypeName LONGS = TypeName.get(long[].class);

  private final TextPlan plan;
  private final List<FieldSpec> constants = new ArrayList<>();
  private final List<FieldSpec> fields = new ArrayList<>();
  private final List<FieldSpec> tables = new ArrayList<>();
  private final CodeBlock.Builder resetOfLines = CodeBlock.builder();
  private CodeBlock.Builder reset = CodeBlock.builder();

  ReaderState(TextPlan plan) {
    this.plan = plan;
    if (plan.isLimited()) {
      constants.add(constant("MAX_SIZE", plan.text().maxBytes()));
    }
    fields.add(FieldSpec.builder(byte[].class, "buffer", Modifier.PRIVATE).build());
    fields.add(FieldSpec.builder(TypeName.INT, "offset", Modifier.PRIVATE).build());
    addCursor();
    plan.allSteps().forEach(this::addStep);
    if (plan.resumable()) {
      constants.add(constant(plan.done().constant(), plan.done().number()));
    }
  }

  void addTo(TypeSpec.Builder type) {
    type.addFields(constants).addFields(fields).addFields(tables);
    type.addMethod(
        MethodSpec.methodBuilder("reset")
            .addModifiers(plan.resumable() ? Modifier.PUBLIC : Modifier.PRIVATE)
            .addJavadoc("Makes the reader ready for the next message.\n")
            .addCode(resetOfLines.build())
            .addCode(reset.build())
            .build());
  }

  private void addCursor() {
    if (plan.resumable()) {
      FieldSpec status =
          FieldSpec.builder(TypeName.INT, "status", Modifier.PRIVATE)
              .initializer("$T.NEED_MORE", CoreTypes.CODEC)
              .build();
      fields.add(status);
      reset.addStatement("status = $T.NEED_MORE", CoreTypes.CODEC);
      number("phase", "where the next call goes on");
      number("mark", "start of the step at that phase");
    } else {
      number("status", null);
      if (plan.isLimited()) {
        number("limit", "index at which the largest message ends, -1 when the window ends before");
      }
    }
    number("position", null);
    number("errorOffset", null);
    if (plan.hasFindings()) {
      number("findings", null);
    }
    boolean hasDigits = plan.allSteps().stream().anyMatch(TextStep.Digits.class::isInstance);
    if (hasDigits && plan.resumable()) {
      add("number", TypeName.LONG, "0", "what the digits read so far come to");
    }
  }

  private void addStep(TextStep step) {
    if (plan.resumable()) {
      constants.add(constant(step.phase().constant(), step.phase().number()));
    }
    if (step instanceof TextStep.Literal literal) {
      constants.add(literal(step, literal.octets()));
    } else if (step instanceof TextStep.Token token && token.place().isField()) {
      addPlace(token.place().name());
    } else if (step instanceof TextStep.Digits digits) {
      addDigits(digits);
    } else if (step instanceof TextStep.Lines lines) {
      CodeBlock.Builder ofOthers = reset;
      reset = CodeBlock.builder();
      addLines(lines);
      resetOfLines.add(onceReached(lines, reset.build()));
      reset = ofOthers;
    }
  }

  /**
   * What lines leave behind need not be put back when none was read: a request line that is wrong
   * costs half as much.
   *
   * <pre>
   * if (phase >= HEADERS) {
   *   headersStart = 0;
   *   headersCount = 0;
   *   headersHostIndex = -1;
   *   …
   * }
   * </pre>
   */
  private CodeBlock onceReached(TextStep.Lines lines, CodeBlock reset) {
    return plan.resumable() && lines.phase().number() > 0
        ? CodeBlock.builder()
            .beginControlFlow("if (phase >= $L)", lines.phase().constant())
            .add(reset)
            .endControlFlow()
            .build()
        : reset;
  }

  private void addPlace(String name) {
    number(name + "Start", null);
    number(name + "End", null);
  }

  private void addDigits(TextStep.Digits digits) {
    String name = digits.place().name();
    if (digits.place().isField()) {
      addPlace(name);
      add(name + "Value", digits.isInt() ? TypeName.INT : TypeName.LONG, "0", null);
    } else {
      table(name + "Values", LONGS, CodeBlock.of("new long[$L_MAX]", capacityOf(digits)));
    }
  }

  private String capacityOf(TextStep.Digits digits) {
    return plan.lines().stream()
        .filter(lines -> lines.name().equals(digits.place().lines()))
        .findFirst()
        .orElseThrow()
        .phase()
        .constant();
  }

  private void addLines(TextStep.Lines lines) {
    String constant = lines.phase().constant();
    constants.add(literal(lines, lines.item().until()));
    constants.add(constant(constant + "_MAX", lines.capacity()));
    constants.add(constant(constant + "_STRIDE", lines.stride()));
    number(lines.name() + "Start", null);
    number(lines.name() + "Count", null);
    table(
        lines.name() + "Table",
        INTS,
        CodeBlock.of("new int[$L_MAX * $L_STRIDE]", constant, constant));
    if (lines.index() != null) {
      constants.add(IndexEmitter.keys(lines));
      lines.index().slots().forEach(slot -> addSlot(slot, lines));
    }
  }

  private void addSlot(IndexPlan.Slot slot, TextStep.Lines lines) {
    if (slot.item().list()) {
      number(slot.name() + "Count", null);
      TypeName element = RowTypes.element(lines.capacity());
      CodeBlock rows = CodeBlock.of("new $T[$L_MAX]", element, lines.phase().constant());
      table(slot.name() + "Rows", ArrayTypeName.of(element), rows);
      return;
    }
    FieldSpec index =
        FieldSpec.builder(TypeName.INT, slot.name() + "Index", Modifier.PRIVATE)
            .initializer("-1")
            .build();
    fields.add(index);
    reset.addStatement("$L = -1", index.name());
    if (slot.item().digits() != null) {
      add(slot.name() + "Value", slot.isInt() ? TypeName.INT : TypeName.LONG, "0", null);
    }
  }

  private void number(String name, String doc) {
    add(name, TypeName.INT, "0", doc);
  }

  private void add(String name, TypeName type, String zero, String doc) {
    FieldSpec.Builder field = FieldSpec.builder(type, name, Modifier.PRIVATE);
    if (doc != null) {
      field.addJavadoc(
          "$L\n", doc.substring(0, 1).toUpperCase(Locale.ROOT) + doc.substring(1) + ".");
    }
    fields.add(field.build());
    reset.addStatement("$L = $L", name, zero);
  }

  private void table(String name, TypeName type, CodeBlock value) {
    tables.add(
        FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL).initializer(value).build());
  }

  private static FieldSpec constant(String name, long value) {
    return FieldSpec.builder(TypeName.INT, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("$L", value)
        .build();
  }

  /** {@code private static final byte[] METHOD_END_LITERAL = Ascii.bytes(" ");} */
  private static FieldSpec literal(TextStep step, Octets octets) {
    return FieldSpec.builder(
            byte[].class,
            step.phase().constant() + "_LITERAL",
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer("$T.bytes(\"$L\")", CoreTypes.ASCII, LiteralCode.readable(octets))
        .build();
  }
}
