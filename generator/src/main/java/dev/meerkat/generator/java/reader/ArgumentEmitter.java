// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.plan.JavaTypes;

/** An argument as the Java type of its parameter. */
final class ArgumentEmitter {
  private ArgumentEmitter() {}

  /** A number, a reader of a struct, or a partial sum. */
  static CodeBlock emit(Body body, IrParam param, IrExpr argument) {
    if (param.type() instanceof IrType.PartialSum) {
      return partialSum(body, argument);
    } else if (param.type() instanceof IrType.Origin) {
      return ChainContent.origin(body, argument);
    }
    JavaValue value = body.value(argument).asNumber();
    return JavaTypes.isLong(JavaTypes.wire(param.type())) ? value.code() : value.asInt().code();
  }

  /**
   * {@code pseudoSum()} for a let, the parameter itself when it is handed through, {@code
   * InetChecksum.join(addresses, upperSum())} for a sum of both.
   */
  static CodeBlock partialSum(Body body, IrExpr argument) {
    if (argument instanceof IrExpr.Binary both) {
      return CodeBlock.of(
          "$T.join($L,$W$L)",
          CoreTypes.INET_CHECKSUM,
          partialSum(body, both.left()),
          partialSum(body, both.right()));
    } else if (argument instanceof IrExpr.Let let) {
      return PartialSumEmitter.call(body, let.id());
    } else if (argument instanceof IrExpr.Param param) {
      return body.value(param).code();
    } else if (argument instanceof IrExpr.Field field) {
      IrField part = body.field(field.id());
      return CodeBlock.of(
          "$T.sum(buffer, $L, $L)",
          CoreTypes.INET_CHECKSUM,
          FieldBounds.start(body, part),
          FieldBounds.length(body, part));
    }
    return body.value(argument).asLong().code();
  }
}
