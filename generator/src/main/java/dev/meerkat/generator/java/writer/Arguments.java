// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.writer.WriterPlan;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a writer hands to the writers of its parts. */
final class Arguments {
  private Arguments() {}

  /** {@code , level, kind + 1}: behind the window in a call of {@code wrap}. */
  static CodeBlock forWrap(WriterModel model, IrField field, IrType type) {
    CodeBlock.Builder arguments = CodeBlock.builder();
    List<IrParam> params = params(model, type);
    List<IrExpr> values = values(type);
    for (int i = 0; i < params.size(); i++) {
      if (params.get(i).type() instanceof IrType.Origin) {
        arguments.add(", $L", model.names().chains());
      } else if (!(params.get(i).type() instanceof IrType.PartialSum)) {
        JavaValue value = model.expressions(field).emit(values.get(i)).asNumber();
        boolean isInt = WriterModel.javaType(params.get(i).type(), 1).equals(TypeName.INT);
        boolean narrow = isInt && value.kind() == Kind.LONG;
        arguments.add(", $L", narrow ? value.asInt().code() : value.code());
      }
    }
    return arguments.build();
  }

  /** Partial sums in a call of {@code finish}: parts that need one are not generated yet. */
  static CodeBlock forFinish(WriterModel model, IrField field, IrType type) {
    if (params(model, type).stream().anyMatch(p -> p.type() instanceof IrType.PartialSum)) {
      throw new GenerationException(
          model.struct().qualifiedName()
              + "."
              + field.name()
              + ": a part with a pseudo-header cannot be written yet");
    }
    return CodeBlock.of("");
  }

  /**
   * Emits, for each field that an argument is made of.
   *
   * <pre>
   * if ((set &amp; 1L &lt;&lt; LEVEL) == 0) {
   *   fail(LEVEL, Codec.ORDER);
   * }
   * </pre>
   */
  static CodeBlock given(WriterModel model, IrType type) {
    Set<Integer> used = new TreeSet<>();
    values(type).forEach(v -> collect(v, used));
    CodeBlock.Builder given = CodeBlock.builder();
    for (int id : used) {
      IrField field = model.plan().field(id);
      if (WriterPlan.isGiven(field)) {
        given
            .beginControlFlow("if ($L)", model.isNotSet(field))
            .add(model.fail(field, "ORDER"))
            .endControlFlow();
      } else if (field.derived() != null && !(field.derived() instanceof IrField.Derived.Tags)) {
        throw new GenerationException(
            model.struct().qualifiedName()
                + "."
                + field.name()
                + ": a computed field cannot be an argument when writing yet");
      }
    }
    return given.build();
  }

  private static void collect(IrExpr value, Set<Integer> into) {
    if (value instanceof IrExpr.Bits bits) {
      into.add(bits.structFieldId());
    } else if (value instanceof IrExpr.Field field) {
      into.add(field.id());
    } else if (value instanceof IrExpr.Unary unary) {
      collect(unary.operand(), into);
    } else if (value instanceof IrExpr.Binary binary) {
      collect(binary.left(), into);
      collect(binary.right(), into);
    } else if (value instanceof IrExpr.Choose choose) {
      collect(choose.condition(), into);
      collect(choose.whenTrue(), into);
      collect(choose.whenFalse(), into);
    }
  }

  private static List<IrParam> params(WriterModel model, IrType type) {
    return type instanceof IrType.TlvOf tlv
        ? model.context().program().tlv(tlv.tlvName()).params()
        : model.context().program().struct(((IrType.StructOf) type).structName()).params();
  }

  private static List<IrExpr> values(IrType type) {
    return type instanceof IrType.TlvOf tlv
        ? tlv.arguments()
        : ((IrType.StructOf) type).arguments();
  }
}
