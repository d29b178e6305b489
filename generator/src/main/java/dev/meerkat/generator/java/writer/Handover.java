// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.JavaNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** What the writers inside a part hand over when it ends: how far they have come. */
final class Handover {
  private final WriterModel model;
  private final IrField field;
  private final Map<IrType.Case, Content> contents;

  Handover(WriterModel model, IrField field, Map<IrType.Case, Content> contents) {
    this.model = model;
    this.field = field;
    this.contents = contents;
  }

  /** What the nested writer of the part, or of the chosen case, has to hand over. */
  CodeBlock close() {
    if (contents.containsKey(null)) {
      return contents.get(null).close();
    }
    if (hasFinish()) {
      return OwnedContent.taken(model, field, CodeBlock.of("$L()", finishMethod()));
    }
    CodeBlock.Builder close = CodeBlock.builder();
    for (Map.Entry<IrType.Case, Content> entry : contents.entrySet()) {
      CodeBlock of = entry.getValue().close();
      if (!of.isEmpty()) {
        close
            .beginControlFlow(
                "if ($L == $L)",
                model.names().choice(field),
                model.names().caseConstant(field, entry.getKey()))
            .add(of)
            .endControlFlow();
      }
    }
    return close.build();
  }

  /** Whether all that is taken over comes from writers that this one owns. */
  private boolean hasFinish() {
    List<Content> closing = contents.values().stream().filter(c -> !c.close().isEmpty()).toList();
    return closing.size() > 1 && closing.stream().allMatch(c -> c instanceof OwnedContent);
  }

  private String finishMethod() {
    return "finish" + JavaNames.pascal(field.name());
  }

  /**
   * Emits, for a part with several cases.
   *
   * <pre>
   * private int finishBody() {
   *   switch (bodyCase) {
   *     case BODY_CONNECT:
   *       return bodyConnect.finish();
   *     default:
   *       return 0;
   *   }
   * }
   * </pre>
   */
  Optional<MethodSpec> finish() {
    if (contents.containsKey(null) || !hasFinish()) {
      return Optional.empty();
    }
    CodeBlock.Builder body =
        CodeBlock.builder().beginControlFlow("switch ($L)", model.names().choice(field));
    for (Map.Entry<IrType.Case, Content> entry : contents.entrySet()) {
      if (entry.getValue() instanceof OwnedContent owned) {
        body.add("case $L:\n$>", model.names().caseConstant(field, entry.getKey()))
            .addStatement("return $L$<", owned.finished());
      }
    }
    return Optional.of(
        MethodSpec.methodBuilder(finishMethod())
            .addModifiers(Modifier.PRIVATE)
            .returns(int.class)
            .addCode(body.add("default:\n$>").addStatement("return 0$<").endControlFlow().build())
            .build());
  }
}
