// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.MethodSpec;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import javax.lang.model.element.Modifier;

/** How a writer keeps its first mistake. */
final class Failing {
  private Failing() {}

  /** {@code public int errorField() { return Codec.field(error); }}. */
  static MethodSpec errorField() {
    return MethodSpec.methodBuilder("errorField")
        .addJavadoc(Javadocs.of("Id of the field of the first mistake, 0 without one."))
        .addModifiers(Modifier.PUBLIC)
        .returns(int.class)
        .addStatement("return $T.field(error)", CoreTypes.CODEC)
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * private void fail(int field, int kind) {
   *   if (error == 0) {
   *     error = Codec.code(field, kind);
   *   }
   * }
   * </pre>
   */
  static MethodSpec fail() {
    return MethodSpec.methodBuilder("fail")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(int.class, "field")
        .addParameter(int.class, "kind")
        .beginControlFlow("if (error == 0)")
        .addStatement("error = $T.code(field, kind)", CoreTypes.CODEC)
        .endControlFlow()
        .build();
  }
}
