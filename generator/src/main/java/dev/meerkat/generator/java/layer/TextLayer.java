// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.layer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.generator.plan.JavaNames;

/** The layer of a textual message; nothing is inside. */
final class TextLayer {
  private final JavaNames names;
  private final String message;

  TextLayer(JavaNames names, String message) {
    this.names = names;
    this.message = message;
  }

  /**
   * Emits.
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
                    .addStatement("reader.reset()")
                    .addStatement("return reader.parse(buffer, offset, length)")
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
}
