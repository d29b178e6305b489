// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.PseudoWords;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.ArrayList;
import java.util.List;

/**
 * The partial Internet checksum of a struct that is never on the wire: {@link PseudoWords} of its
 * numbers, and its bytes where they stand.
 */
final class PseudoSum {
  private final WriterModel model;

  PseudoSum(WriterModel model) {
    this.model = model;
  }

  /**
   * Emits.
   *
   * <pre>
   * long sum = 0;
   * sum = InetChecksum.add(sum, buffer, offset + 12, 4);
   * sum = InetChecksum.add64(sum, protocol);
   * sum = InetChecksum.add64(sum, payloadEnd - payloadStart);
   * </pre>
   */
  CodeBlock into(String name, IrItem.Construct construct) {
    IrStruct struct = model.context().program().struct(construct.structName());
    CodeBlock.Builder sum = CodeBlock.builder().addStatement("long $L = 0", name);
    int bit = 0;
    for (IrField field : struct.fields()) {
      IrExpr argument = argument(construct, field);
      if (field.type() instanceof IrType.Bytes bytes) {
        int length = (int) ((IrType.Extent.Fixed) bytes.extent()).count();
        sum.add(bytes(name, argument, bit, length));
        bit += 8 * length;
      } else {
        for (JavaValue term : PseudoWords.of(field, bit, value(field, argument))) {
          if (!term.code().toString().equals("0")) {
            sum.addStatement(
                "$L = $T.add64($L, $L)", name, CoreTypes.INET_CHECKSUM, name, term.code());
          }
        }
        bit += JavaTypes.wire(field.type()).bits();
      }
    }
    return sum.build();
  }

  /** The fields of this message that the struct is made of. */
  static List<IrField> sources(WriterModel model, IrItem.Construct construct) {
    List<IrField> sources = new ArrayList<>();
    for (IrItem.Argument argument : construct.arguments()) {
      if (argument.value() instanceof IrExpr.Field field) {
        sources.add(model.plan().field(field.id()));
      }
    }
    return sources;
  }

  private static IrExpr argument(IrItem.Construct construct, IrField field) {
    return construct.arguments().stream()
        .filter(a -> a.fieldId() == field.id())
        .map(IrItem.Argument::value)
        .findFirst()
        .orElse(null);
  }

  private CodeBlock bytes(String name, IrExpr argument, int bit, int length) {
    IrField field = model.plan().field(((IrExpr.Field) argument).id());
    Spans.Bounds bounds = Spans.bounds(model, new IrField.Target.Field(field.id()));
    if (bit % 16 != 0) {
      return CodeBlock.builder()
          .addStatement(
              "$L = $T.combineOdd($L,$W$T.sum(buffer, $L, $L))",
              name,
              CoreTypes.INET_CHECKSUM,
              name,
              CoreTypes.INET_CHECKSUM,
              bounds.start(),
              length)
          .build();
    }
    return CodeBlock.builder()
        .addStatement(
            "$L = $T.add($L, buffer, $L, $L)",
            name,
            CoreTypes.INET_CHECKSUM,
            name,
            bounds.start(),
            length)
        .build();
  }

  private JavaValue value(IrField field, IrExpr argument) {
    if (argument != null) {
      return model.expressions().emit(argument).asNumber();
    } else if (field.constant() instanceof IrField.Constant.Number number) {
      return ExpressionEmitter.constant(number.value());
    }
    return ExpressionEmitter.constant(0);
  }
}
