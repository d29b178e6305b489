// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The classes of a body in chunks and of its parts. */
record ChunkedNames(GenerationContext context, IrText text) {

  IrText.Chunked chunked() {
    return text.chunked();
  }

  /** The text of a chunk's head. */
  IrText head() {
    return context.program().text(chunked().chunkText());
  }

  boolean hasEnd() {
    return chunked().endText() != null;
  }

  ClassName headReader() {
    return context.names().reader(chunked().chunkText());
  }

  ClassName endReader() {
    return context.names().reader(chunked().endText());
  }

  ClassName headWriter() {
    return context.names().writer(chunked().chunkText());
  }

  ClassName endWriter() {
    return context.names().writer(chunked().endText());
  }

  /** {@code ChunkedBody.FIELD_BODY}. */
  CodeBlock field() {
    return CodeBlock.of(
        "$T.$L",
        context.names().constants(text.qualifiedName()),
        TextConstantsEmitter.fieldConstant(chunked().name()));
  }

  /** The digits that count. */
  IrText.Digits size() {
    for (IrText.Item item : head().items()) {
      if (item instanceof IrText.Digits digits && digits.id() == chunked().sizeItem()) {
        return digits;
      }
    }
    throw new IllegalStateException(text.qualifiedName() + " has no size");
  }

  /** The accessor of the digits that count. */
  String sizeAccessor() {
    return JavaNames.accessor(size().name());
  }

  /** {@code private static final byte[] BEHIND = Ascii.bytes("\r\n");}. */
  List<FieldSpec> behind() {
    if (chunked().behind().length() == 0) {
      return List.of();
    }
    return List.of(
        FieldSpec.builder(byte[].class, "BEHIND", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer(
                "$T.bytes(\"$L\")", CoreTypes.ASCII, LiteralCode.readable(chunked().behind()))
            .build());
  }
}
