// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.editor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.BodyPlan;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.editor.EditorPlan;

/** What the emitters of one editor class share. */
record EditorModel(GenerationContext context, EditorPlan plan) {
  ClassName className() {
    return context.names().editor(plan.struct().qualifiedName());
  }

  ClassName reader() {
    return context.names().reader(plan.struct().qualifiedName());
  }

  /** {@code offset + 8}. */
  static String at(int octets) {
    return BodyPlan.plus("offset", octets);
  }

  /** The octet in which a field of fixed place begins. */
  static String at(IrField field) {
    return at(field.position().bits() / 8);
  }

  /** {@code sourcePort}: the setter of a field. */
  String setter(IrField field) {
    String name = context.names().accessor(plan.struct(), field);
    return name.equals("edit") ? "editField" : name;
  }

  /** {@code updateChecksum}. */
  String update(IrField sum) {
    String name = sum.name() == null ? "Reserved" + sum.id() : JavaNames.pascal(sum.name());
    return "update" + name;
  }

  /** {@code return Codec.code(Tcp.FIELD_SEQ, Codec.RANGE);}. */
  CodeBlock refuse(IrField field, CodeBlock kind) {
    ClassName constants = context.names().constants(plan.struct().qualifiedName());
    CodeBlock id =
        field.name() == null
            ? CodeBlock.of("$L", field.id())
            : CodeBlock.of("$T.FIELD_$L", constants, JavaNames.constant(field.name()));
    return CodeBlock.builder()
        .addStatement("return $T.code($L,$W$L)", CoreTypes.CODEC, id, kind)
        .build();
  }

  /** {@code Codec.VALUE}, or {@code Tcp.BAD_HEADER_LENGTH} for an error with a name. */
  CodeBlock kind(String error) {
    ClassName constants = context.names().constants(plan.struct().qualifiedName());
    return error == null
        ? CodeBlock.of("$T.VALUE", CoreTypes.CODEC)
        : CodeBlock.of("$T.$L", constants, JavaNames.word(error));
  }
}
