// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.layer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.generator.plan.JavaNames;

/** The layer of a textual message; nothing is inside. */
final class TextLayer {
  private final JavaNames names;
  private final String message;
  private final boolean isStream;

  TextLayer(JavaNames names, IrText text) {
    this.names = names;
    this.message = text.qualifiedName();
    this.isStream = text.stream();
  }

  /**
   * Emits; of a text that is no stream {@code wrap} is the reader's.
   *
   * <pre>
   * public int wrap(byte[] buffer, int offset, int length) {
   *   reader.reset();
   *   return reader.parse(buffer, offset, length);
   * }
   * </pre>
   */
  TypeSpec type() {
    TypeSpec.Builder type =
        LayerNames.layer(names, message)
            .addMethod(
                LayerNames.overriding("wrap")
                    .returns(TypeName.INT)
                    .addParameter(byte[].class, "buffer")
                    .addParameter(TypeName.INT, "offset")
                    .addParameter(TypeName.INT, "length")
                    .addCode(reading())
                    .build())
            .addMethod(LayerNames.policy(CodeBlock.of("")));
    LayerNames.closing(type, names.dump(message));
    return type.addMethod(
            LayerNames.overriding("next")
                .returns(LayerNames.LAYER)
                .addParameter(LayerNames.POOL, "pool")
                .addStatement("return null")
                .build())
        .build();
  }

  private CodeBlock reading() {
    String reading = isStream ? "parse" : "wrap";
    CodeBlock.Builder code = CodeBlock.builder();
    if (isStream) {
      code.addStatement("reader.reset()");
    }
    return code.addStatement("return reader.$L(buffer, offset, length)", reading).build();
  }
}
