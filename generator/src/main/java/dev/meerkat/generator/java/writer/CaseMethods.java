// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.plan.JavaNames;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Which case of a switch a reader will choose. */
final class CaseMethods {
  private final WriterModel model;

  CaseMethods(WriterModel model) {
    this.model = model;
  }

  static String name(IrField field) {
    return JavaNames.camel(field.name()) + "CaseOf";
  }

  /**
   * Emits.
   *
   * <pre>
   * private static int payloadCaseOf(int value) {
   *   switch (value) {
   *     case 6:
   *       return PAYLOAD_TCP;
   *     default:
   *       return PAYLOAD_DEFAULT;
   *   }
   * }
   * </pre>
   */
  MethodSpec method(IrField field, IrType.Switch choice) {
    JavaValue on = model.expressions(field).emit(choice.on()).asNumber();
    boolean isLong = on.kind() == Kind.LONG;
    List<IrType.Case> written = Cases.written(model.context(), choice);
    CodeBlock other = CodeBlock.of("-2");
    CodeBlock.Builder cases = CodeBlock.builder();
    for (IrType.Case option : choice.cases()) {
      CodeBlock constant =
          written.contains(option)
              ? CodeBlock.of("$L", model.names().caseConstant(field, option))
              : null;
      if (option.isDefault()) {
        other = constant == null ? other : constant;
      } else if (constant != null) {
        cases.add(isLong ? comparison(option, constant) : labels(option, constant));
      } else if (option.error() != null) {
        cases.add(isLong ? comparison(option, other) : labels(option, CodeBlock.of("-2")));
      }
    }
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name(field))
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(int.class)
            .addParameter(isLong ? TypeName.LONG : TypeName.INT, "value");
    if (isLong || cases.isEmpty()) {
      return method.addCode(cases.build()).addStatement("return $L", other).build();
    }
    return method
        .beginControlFlow("switch (value)")
        .addCode(cases.build())
        .addCode("default:\n$>")
        .addStatement("return $L$<", other)
        .endControlFlow()
        .build();
  }

  private static CodeBlock labels(IrType.Case option, CodeBlock constant) {
    CodeBlock.Builder labels = CodeBlock.builder();
    option.values().forEach(v -> labels.add("case $L:\n", v));
    return labels.add("$>").addStatement("return $L$<", constant).build();
  }

  private static CodeBlock comparison(IrType.Case option, CodeBlock constant) {
    List<CodeBlock> values =
        option.values().stream().map(v -> CodeBlock.of("value == $LL", v)).toList();
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", CodeBlock.join(values, " || "))
        .addStatement("return $L", constant)
        .endControlFlow()
        .build();
  }
}
