// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrChain;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.JavaNames;
import javax.lang.model.element.Modifier;

/**
 * A chain: given as text, as octets or as one that was read; written at once, as short as can be.
 */
record ChainContent(PartModel part, IrChain chain) implements Content {

  @Override
  public void addTo(TypeSpec.Builder type) {
    type.addMethod(
        setter(CodeBlock.of("text"))
            .addJavadoc("Elements with dots between them; {@code \\.} and {@code \\ddd} escape.\n")
            .addParameter(CharSequence.class, "text")
            .build());
    type.addMethod(
        setter(CodeBlock.of("source, from, length"))
            .addJavadoc("The octets of a chain without jumps.\n")
            .addParameter(byte[].class, "source")
            .addParameter(int.class, "from")
            .addParameter(int.class, "length")
            .build());
    type.addMethod(
        setter(CodeBlock.of("source"))
            .addJavadoc("What another chain says.\n")
            .addParameter(CoreTypes.ELEMENT_CHAIN, "source")
            .build());
    type.addMethod(taken());
  }

  /**
   * Emits.
   *
   * <pre>
   * public QuestionWriter&lt;P&gt; name(CharSequence text) {
   *   if (openName()) {
   *     takeName(NAME_CHAIN.put(buffer, nameEnd, limit, text, chains));
   *   }
   *   return this;
   * }
   * </pre>
   */
  private MethodSpec.Builder setter(CodeBlock what) {
    String table = ChainFormats.isCompressed(chain) ? part.model().names().chains() : "null";
    return Setters.fluent(part.model(), part.method(), part.field())
        .beginControlFlow("if ($L())", part.open())
        .addStatement(
            "$L($L.put(buffer, $L, limit, $L, $L))",
            take(),
            ChainFormats.constant(chain),
            part.end(),
            what,
            table)
        .endControlFlow()
        .addStatement("return this");
  }

  private String take() {
    return "take" + JavaNames.pascal(part.method());
  }

  private MethodSpec taken() {
    return MethodSpec.methodBuilder(take())
        .addModifiers(Modifier.PRIVATE)
        .addParameter(int.class, "behind")
        .beginControlFlow("if (behind < 0)")
        .addStatement("fail($L, -behind)", part.model().names().id(part.field()))
        .nextControlFlow("else")
        .addStatement("$L = behind", part.end())
        .addCode(part.begun())
        .endControlFlow()
        .build();
  }
}
