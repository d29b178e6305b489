// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.Javadocs;
import javax.lang.model.element.Modifier;

/** Bytes that the user copies in or has written in place: octets, text, a message of its own. */
record BytesContent(PartModel part) implements Content {

  @Override
  public void addTo(TypeSpec.Builder type) {
    type.addMethod(copy()).addMethod(written());
    if (part.type() instanceof IrType.StructOf layer) {
      new LayerContent(part, layer).addTo(type);
    }
  }

  @Override
  public CodeBlock reset() {
    return part.type() instanceof IrType.StructOf layer
        ? new LayerContent(part, layer).reset()
        : CodeBlock.of("");
  }

  /**
   * Emits; for a fixed number of bytes without the parameter {@code length}.
   *
   * <pre>
   * public TcpWriter payload(byte[] source, int from, int length) {
   *   if (openPayload()) {
   *     if (length &gt; limit - payloadEnd) {
   *       fail(PAYLOAD, Codec.NO_SPACE);
   *     } else {
   *       System.arraycopy(source, from, buffer, payloadEnd, length);
   *       payloadEnd += length;
   *       set |= 1L &lt;&lt; PAYLOAD;
   *     }
   *   }
   *   return this;
   * }
   * </pre>
   */
  private MethodSpec copy() {
    MethodSpec.Builder copy =
        Setters.fluent(part.model(), part.method(), part.field())
            .addParameter(byte[].class, "source")
            .addParameter(int.class, "from");
    CodeBlock length = CodeBlock.of("length");
    if (fixed() >= 0) {
      length = CodeBlock.of("$L", fixed());
    } else {
      copy.addParameter(int.class, "length");
    }
    return copy.beginControlFlow("if ($L())", part.open())
        .addCode(part.ifTooLong(length))
        .addStatement("System.arraycopy(source, from, buffer, $L, $L)", part.end(), length)
        .addStatement("$L += $L", part.end(), length)
        .addCode(part.begun())
        .endControlFlow()
        .endControlFlow()
        .addStatement("return this")
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * public TcpWriter payloadWritten(int length) {
   *   if (openPayload()) {
   *     if (length &lt; 0 || length &gt; limit - payloadEnd) {
   *       fail(PAYLOAD, Codec.NO_SPACE);
   *     } else {
   *       payloadEnd += length;
   *       set |= 1L &lt;&lt; PAYLOAD;
   *     }
   *   }
   *   return this;
   * }
   * </pre>
   */
  private MethodSpec written() {
    String offset = part.model().method(part.field()) + "Offset()";
    return MethodSpec.methodBuilder(part.method() + "Written")
        .addJavadoc(Javadocs.of("Takes the bytes that stand at {@code " + offset + "} already."))
        .addModifiers(Modifier.PUBLIC)
        .returns(part.model().self())
        .addParameter(int.class, "length")
        .beginControlFlow("if ($L())", part.open())
        .beginControlFlow("if (length < 0 || length > limit - $L)", part.end())
        .addCode(part.fail("NO_SPACE"))
        .nextControlFlow("else")
        .addStatement("$L += length", part.end())
        .addCode(part.begun())
        .endControlFlow()
        .endControlFlow()
        .addStatement("return this")
        .build();
  }

  private long fixed() {
    return part.type() instanceof IrType.Bytes bytes
            && bytes.extent() instanceof IrType.Extent.Fixed fixed
        ? fixed.count()
        : -1;
  }
}
