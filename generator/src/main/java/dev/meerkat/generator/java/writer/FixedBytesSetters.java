// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.generator.plan.writer.Place;
import dev.meerkat.generator.plan.writer.Slot;
import dev.meerkat.generator.plan.writer.WriterPlan;

/** Bytes of a known number in a run: copied into their place at once. */
final class FixedBytesSetters {
  private final WriterModel model;

  FixedBytesSetters(WriterModel model) {
    this.model = model;
  }

  /**
   * Emits.
   *
   * <pre>
   * public Ipv4Writer source(byte[] source, int from) {
   *   if (offset + 16 &gt; limit) {
   *     fail(SOURCE, Codec.NO_SPACE);
   *   } else {
   *     System.arraycopy(source, from, buffer, offset + 12, 4);
   *     set |= 1L &lt;&lt; SOURCE;
   *   }
   *   return this;
   * }
   * </pre>
   *
   * <p>In a run behind a part, {@code settleParts(1);} comes first.
   */
  void addTo(TypeSpec.Builder type, Slot slot) {
    IrField field = slot.field();
    if (!WriterPlan.isGiven(field)) {
      return;
    }
    Place start = model.plan().placeOf(slot);
    int bytes = slot.bits() / 8;
    MethodSpec.Builder setter =
        Setters.fluent(model, model.method(field), field)
            .addParameter(byte[].class, "source")
            .addParameter(int.class, "from");
    int run = model.plan().run(field.id()).index();
    if (run > 0) {
      setter.addStatement("settleParts($L)", run);
    }
    type.addMethod(
        setter
            .beginControlFlow("if ($L > limit)", model.index(start.plus(bytes)))
            .addCode(model.fail(field, "NO_SPACE"))
            .nextControlFlow(run > 0 ? "else if (error == 0)" : "else")
            .addStatement(
                "System.arraycopy(source, from, buffer, $L, $L)", model.index(start), bytes)
            .addCode(model.mark(field))
            .endControlFlow()
            .addStatement("return this")
            .build());
  }

  /** Emits what nobody sets: {@code System.arraycopy(MAGIC_TEXT, 0, buffer, offset, 4);}, zeros. */
  CodeBlock put(Slot slot) {
    IrField field = slot.field();
    CodeBlock at = model.index(model.plan().placeOf(slot));
    int bytes = slot.bits() / 8;
    if (field.constant() != null) {
      return CodeBlock.builder()
          .addStatement(
              "System.arraycopy($L, 0, buffer, $L, $L)", Texts.name(model, field), at, bytes)
          .build();
    } else if (field.name() == null) {
      return CodeBlock.builder()
          .addStatement(
              "$T.fill(buffer, $L, $L, (byte) 0)",
              java.util.Arrays.class,
              at,
              model.index(model.plan().placeOf(slot).plus(bytes)))
          .build();
    }
    return CodeBlock.of("");
  }
}
