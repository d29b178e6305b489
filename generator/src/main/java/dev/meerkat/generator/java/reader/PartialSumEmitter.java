// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.PseudoWords;
import dev.meerkat.generator.plan.JavaNames;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The partial checksum of a struct that a let constructs: its octets are never laid out. */
final class PartialSumEmitter {
  private PartialSumEmitter() {}

  /** {@code pseudoSum()}, the method declared. */
  static CodeBlock call(Body body, int let) {
    MethodSpec method = method(body, body.let(let));
    body.reader.method(method);
    return CodeBlock.of("$N()", method);
  }

  /**
   * The sum of the struct's values, each at its place in the 16-bit words.
   *
   * <pre>
   * private long pseudoSum() {
   *   long sum = InetChecksum.sum(buffer, offset + 12, 4);
   *   sum += InetChecksum.sum(buffer, offset + 16, 4);
   *   sum += protocol;
   *   sum += payloadLength();
   *   return sum;
   * }
   * </pre>
   */
  private static MethodSpec method(Body body, IrItem.Let let) {
    IrStruct struct = body.context.program().struct(let.construct().structName());
    Map<Integer, IrExpr> values = new HashMap<>();
    let.construct().arguments().forEach(a -> values.put(a.fieldId(), a.value()));
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(JavaNames.camel(let.name()) + "Sum")
            .addJavadoc(
                Javadocs.of(
                    "The partial checksum of {@code "
                        + let.name()
                        + "}, a {@code "
                        + struct.simpleName()
                        + "} that is never laid out."))
            .addModifiers(Modifier.PRIVATE)
            .returns(long.class)
            .addStatement("long sum = 0");
    for (IrField field : struct.fields()) {
      IrExpr value = values.get(field.id());
      if (value == null && field.constant() instanceof IrField.Constant.Number n) {
        value = new IrExpr.Const(n.value());
      }
      boolean isZero = value == null || value instanceof IrExpr.Const c && c.value() == 0;
      if (!isZero) {
        method.addCode(term(body, field, value));
      }
    }
    return method.addStatement("return sum").build();
  }

  private static CodeBlock term(Body body, IrField field, IrExpr value) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (field.type() instanceof IrType.Bytes) {
      IrField source = body.field(((IrExpr.Field) value).id());
      boolean isOdd = field.position().bits() % 16 != 0;
      String combine = isOdd ? "combineOdd" : "combine";
      return code.addStatement(
              "sum =$W$T.$L(sum,$W$T.sum(buffer, $L, $L))",
              CoreTypes.INET_CHECKSUM,
              combine,
              CoreTypes.INET_CHECKSUM,
              FieldBounds.start(body, source),
              FieldBounds.length(body, source))
          .build();
    }
    for (JavaValue term : PseudoWords.of(field, field.position().bits(), body.value(value))) {
      boolean isInt = term.kind() == JavaValue.Kind.INT;
      CodeBlock sum =
          isInt
              ? term.code()
              : CodeBlock.of("$T.add64(sum, $L)", CoreTypes.INET_CHECKSUM, term.code());
      code.addStatement(isInt ? "sum += $L" : "sum = $L", sum);
    }
    return code.build();
  }
}
