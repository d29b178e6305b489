// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.editor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.PseudoWords;
import dev.meerkat.generator.plan.JavaNames;
import javax.lang.model.element.Modifier;

/** What the fields that can be set add to a pseudo-header that is made for a layer. */
final class PseudoPart {
  private final EditorModel model;
  private final IrItem.Let let;

  PseudoPart(EditorModel model, IrItem.Let let) {
    this.model = model;
    this.let = let;
  }

  /**
   * Emits.
   *
   * <pre>
   * public long pseudoSum() {
   *   long sum = 0;
   *   sum = InetChecksum.combine(sum, InetChecksum.sum(buffer, offset + 12, 4));
   *   return sum;
   * }
   * </pre>
   */
  MethodSpec method() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(JavaNames.camel(let.name()) + "Sum")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                Javadocs.of(
                    "What the fields that can be set here add to {@code "
                        + let.name()
                        + "}: ask before a change and after it, and tell the editor of the layer"
                        + " above."))
            .returns(long.class)
            .addStatement("long sum = 0");
    IrStruct struct = model.context().program().struct(let.construct().structName());
    for (IrItem.Argument argument : model.plan().changing(let)) {
      method.addCode(term(struct.field(argument.fieldId()), argument.value()));
    }
    return method.addStatement("return sum").build();
  }

  private CodeBlock term(IrField field, IrExpr value) {
    CodeBlock.Builder code = CodeBlock.builder();
    int bit = field.position().bits();
    if (field.type() instanceof IrType.Bytes) {
      IrField source = model.plan().struct().field(((IrExpr.Field) value).id());
      return code.addStatement(
              "sum = $T.$L(sum,$W$T.sum(buffer, $L, $L))",
              CoreTypes.INET_CHECKSUM,
              bit % 16 != 0 ? "combineOdd" : "combine",
              CoreTypes.INET_CHECKSUM,
              EditorModel.at(source),
              source.sizeBits().max() / 8)
          .build();
    }
    JavaValue number = new ExpressionEmitter(new EditorValues(model, null)).emit(value);
    for (JavaValue term : PseudoWords.of(field, bit, number)) {
      code.addStatement("sum = $T.add64(sum, $L)", CoreTypes.INET_CHECKSUM, term.code());
    }
    return code.build();
  }
}
