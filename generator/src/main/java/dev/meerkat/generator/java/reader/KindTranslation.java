// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.JavaNames;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Each module numbers its error names itself: a part's error gets the number of the whole. */
final class KindTranslation {
  private KindTranslation() {}

  /**
   * The method, unless both modules give every name of the part's module one number.
   *
   * <pre>
   * private static int fromDns(int code) {
   *   switch (Codec.kind(code)) {
   *     case 64:
   *       return 65;
   *     default:
   *       return Codec.kind(code);
   *   }
   * }
   * </pre>
   */
  static Optional<MethodSpec> needed(IrModule whole, IrModule part) {
    CodeBlock.Builder cases = CodeBlock.builder();
    for (String error : part.errors()) {
      if (whole.errors().contains(error) && whole.kindOf(error) != part.kindOf(error)) {
        cases.add("case $L:\n", part.kindOf(error));
        cases.addStatement("$>return $L$<", whole.kindOf(error));
      }
    }
    if (cases.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        MethodSpec.methodBuilder("from" + JavaNames.pascal(part.lastSegment()))
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(int.class)
            .addParameter(int.class, "code")
            .beginControlFlow("switch ($T.kind(code))", CoreTypes.CODEC)
            .addCode(cases.build())
            .addCode("default:\n")
            .addStatement("$>return $T.kind(code)$<", CoreTypes.CODEC)
            .endControlFlow()
            .build());
  }
}
