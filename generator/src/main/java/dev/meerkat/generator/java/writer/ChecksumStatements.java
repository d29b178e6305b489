// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrField.Derived.Checks;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.writer.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements that compute checksums over what was written, the inner ones first.
 *
 * <pre>
 * long sum = InetChecksum.sum(buffer, offset, payloadEnd - offset);
 * sum += pseudo;
 * int result = InetChecksum.finish(sum);
 * Bytes.putU16(buffer, offset + 16, result);
 * </pre>
 */
final class ChecksumStatements {
  private final WriterModel model;

  ChecksumStatements(WriterModel model) {
    this.model = model;
  }

  CodeBlock sums() {
    CodeBlock.Builder sums = CodeBlock.builder();
    int number = 0;
    for (IrField field : inOrder()) {
      sums.add(sum(field, (Checks) field.derived(), number == 0 ? "" : String.valueOf(number)));
      number++;
    }
    return sums.build();
  }

  /** A checksum that covers the field of another comes after it. */
  private List<IrField> inOrder() {
    List<IrField> rest = new ArrayList<>();
    for (IrField field : model.struct().fields()) {
      if (field.derived() instanceof Checks) {
        rest.add(field);
      }
    }
    List<IrField> ordered = new ArrayList<>();
    while (!rest.isEmpty()) {
      IrField next =
          rest.stream()
              .filter(f -> rest.stream().noneMatch(o -> o.id() != f.id() && covers(f, o)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new GenerationException(
                          model.struct().qualifiedName() + ": checksums cover each other"));
      ordered.add(next);
      rest.remove(next);
    }
    return ordered;
  }

  private boolean covers(IrField field, IrField other) {
    return ((Checks) field.derived())
        .covered().stream()
            .anyMatch(
                c ->
                    c instanceof IrField.Covered.Span span
                        && new Containment(model).holds(span.target(), other));
  }

  private CodeBlock sum(IrField field, Checks checks, String suffix) {
    if (!checks.algorithm().equals("inet16")) {
      throw new GenerationException(
          "no writer yet for the checksum " + checks.algorithm() + " of " + field.name());
    }
    Slot slot =
        model
            .plan()
            .slot(field.id())
            .orElseThrow(
                () -> new GenerationException("a checksum that may be absent cannot be written"));
    CodeBlock.Builder sum = CodeBlock.builder();
    if (checks.optional()) {
      sum.beginControlFlow("if ($L)", model.isNotSet(field));
    }
    String name = "sum" + suffix;
    sum.addStatement("long $L = 0", name);
    int pseudo = 0;
    for (IrField.Covered covered : checks.covered()) {
      sum.add(add(name, covered, name + "Of" + pseudo++, field));
    }
    String result = "result" + suffix;
    sum.addStatement("int $L = $T.finish($L)", result, CoreTypes.INET_CHECKSUM, name);
    JavaValue value = JavaValue.primary(Kind.INT, "$L", result);
    if (checks.zeroAs() >= 0) {
      value =
          new JavaValue(
              CodeBlock.of("$L == 0 ? $L : $L", result, checks.zeroAs(), result), Kind.INT, 2);
    }
    CodeBlock at = model.index(model.plan().placeOf(slot));
    boolean isLittle = JavaTypes.wire(field.type()).littleEndian();
    sum.add(Puts.put(at, slot.bits() / 8, isLittle, value));
    if (checks.optional()) {
      sum.endControlFlow();
    }
    return sum.build();
  }

  private CodeBlock add(String name, IrField.Covered covered, String own, IrField field) {
    CodeBlock.Builder add = CodeBlock.builder();
    if (covered instanceof IrField.Covered.Span span) {
      Spans.Bounds bounds = Spans.bounds(model, span.target());
      add.addStatement(
          "$L = $T.add($L, buffer, $L, $L)",
          name,
          CoreTypes.INET_CHECKSUM,
          name,
          bounds.start(),
          Spans.length(model, Spans.of(model, span.target())).code());
    } else if (covered instanceof IrField.Covered.Param param) {
      IrParam given = model.struct().params().get(param.index());
      String pseudo = model.names().param(given);
      add.beginControlFlow("if ($L < 0)", pseudo)
          .add(model.fail(field, "MISSING"))
          .addStatement("return")
          .endControlFlow()
          .addStatement("$L = $T.combine($L, $L)", name, CoreTypes.INET_CHECKSUM, name, pseudo);
    } else if (covered instanceof IrField.Covered.Let let) {
      IrItem.Construct construct = model.plan().lets().get(let.id()).construct();
      add.add(new PseudoSum(model).into(own, construct))
          .addStatement("$L = $T.combine($L, $L)", name, CoreTypes.INET_CHECKSUM, name, own);
    }
    return add.build();
  }
}
