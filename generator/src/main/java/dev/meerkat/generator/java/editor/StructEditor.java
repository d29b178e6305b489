// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.editor;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.editor.EditorPlan;
import javax.lang.model.element.Modifier;

/** The editor class of a message. */
final class StructEditor {
  private final EditorModel model;

  StructEditor(GenerationContext context, EditorPlan plan) {
    this.model = new EditorModel(context, plan);
  }

  TypeSpec type() {
    IrStruct struct = model.plan().struct();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(model.className())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(
                Javadocs.of(
                    "Changes a {@code "
                        + struct.simpleName()
                        + "} where it lies: nothing is copied, and nothing moves.",
                    "A setter answers {@code Codec.OK}, or what a reader would say of the value and"
                        + " changes nothing. Checksums follow by what has changed (RFC 1624), so a"
                        + " wrong one stays wrong. What a reader keeps of the message is what it"
                        + " was: wrap it again to ask it for a new value.",
                    "Can be used again and again; nothing is allocated after construction. Not for"
                        + " several threads at once."));
    boolean needsReader =
        model.plan().sums().stream().anyMatch(s -> new SumUpdate(model, s).asksReader());
    if (needsReader) {
      type.addField(model.reader(), "reader", Modifier.PRIVATE);
    }
    type.addField(
        FieldSpec.builder(byte[].class, "buffer", Modifier.PRIVATE)
            .initializer("new byte[0]")
            .build());
    type.addField(TypeName.INT, "offset", Modifier.PRIVATE);
    type.addMethod(edit(struct, needsReader));
    FieldSetters setters = new FieldSetters(model);
    for (IrField field : model.plan().settable()) {
      type.addMethod(setters.of(field));
    }
    for (IrParam param : model.plan().pseudoHeaders()) {
      type.addMethod(adjust(param));
    }
    for (IrItem.Let let : model.plan().madeForLayers()) {
      if (model.plan().isKnown(let)) {
        type.addMethod(new PseudoPart(model, let).method());
      }
    }
    for (IrField sum : model.plan().sums()) {
      type.addMethod(new SumUpdate(model, sum).method());
    }
    return type.build();
  }

  /**
   * Emits.
   *
   * <pre>
   * public UdpEditor edit(UdpReader reader) {
   *   if (reader.status() != Codec.OK || reader.size() &lt; 8) {
   *     throw new IllegalStateException("no accepted Udp in the reader: " + reader.status());
   *   }
   *   buffer = reader.buffer();
   *   offset = reader.offset();
   *   return this;
   * }
   * </pre>
   */
  private MethodSpec edit(IrStruct struct, boolean needsReader) {
    MethodSpec.Builder edit =
        MethodSpec.methodBuilder("edit")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(Javadocs.of("Begins with a message that a reader has just accepted."))
            .returns(model.className())
            .addParameter(model.reader(), "reader")
            .beginControlFlow(
                "if (reader.status() != $T.OK || reader.size() < $L)",
                CoreTypes.CODEC,
                struct.sizeBits().min() / 8)
            .addStatement(
                "throw new IllegalStateException($S + reader.status())",
                "no accepted " + struct.simpleName() + " in the reader: ")
            .endControlFlow();
    if (needsReader) {
      edit.addStatement("this.reader = reader");
    }
    return edit.addStatement("buffer = reader.buffer()")
        .addStatement("offset = reader.offset()")
        .addStatement("return this")
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * public void adjustPseudo(long before, long after) {
   *   if (before &lt; 0 || after &lt; 0) {
   *     throw new IllegalArgumentException("a sum that is not known: " + before + ", " + after);
   *   }
   *   updateChecksum(before, after);
   * }
   * </pre>
   */
  private MethodSpec adjust(IrParam param) {
    MethodSpec.Builder adjust =
        MethodSpec.methodBuilder("adjust" + JavaNames.pascal(param.name()))
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                Javadocs.of(
                    "Says that {@code "
                        + param.name()
                        + "} has changed: its sum, or that of the part that changed, before and"
                        + " after."))
            .addParameter(long.class, "before")
            .addParameter(long.class, "after")
            .beginControlFlow("if (before < 0 || after < 0)")
            .addStatement(
                "throw new IllegalArgumentException($S + before + $S + after)",
                "a sum that is not known: ",
                ", ")
            .endControlFlow();
    int index = model.plan().struct().params().indexOf(param);
    for (IrField sum : model.plan().sumsOver(index)) {
      adjust.addStatement("$L(before, after)", model.update(sum));
    }
    return adjust.build();
  }
}
