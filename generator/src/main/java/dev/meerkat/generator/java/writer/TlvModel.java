// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import java.util.Set;

/**
 * What the emitters of a tlv's writer share.
 *
 * @param head layout of tag and length
 */
record TlvModel(GenerationContext context, IrTlv tlv, ClassName className, WriterModel head) {
  /** Names that a case cannot have for its method: the writer has them itself. */
  private static final Set<String> OWN =
      Set.of(
          "end", "wrap", "finish", "size", "count", "other", "allow", "fail", "begin", "head",
          "close");

  static TlvModel of(GenerationContext context, IrTlv tlv) {
    ClassName name = context.names().writer(tlv.qualifiedName());
    return new TlvModel(context, tlv, name, WriterModel.of(context, tlv.head(), name));
  }

  TypeName self() {
    return ParameterizedTypeName.get(className, WriterModel.PARENT);
  }

  IrField tag() {
    return tlv.head().field(1);
  }

  TypeName tagType() {
    return WriterModel.javaType(tag());
  }

  /** Bytes in front of a value; 0 when {@code head} itself goes on behind them. */
  int headBytes() {
    return isElastic() ? 0 : head.plan().runs().get(0).bytes();
  }

  /** Whether the head has no fixed size: then {@code head} moves the position. */
  boolean isElastic() {
    return tlv.head().fields().stream().anyMatch(f -> f.type() instanceof IrType.Elastic);
  }

  /** What {@code begin} makes room for in front of the value: {@code headSize(tag, length) + }. */
  CodeBlock headSize(CodeBlock tag, String length) {
    return isElastic() ? CodeBlock.of("headSize($L, $L) + ", tag, length) : CodeBlock.of("");
  }

  /** {@code mss}; {@code endElement} for a case whose name is taken; {@code other} by default. */
  String method(IrTlv.Case element) {
    if (element.isDefault()) {
      return "other";
    }
    String name = JavaNames.accessor(element.name());
    String plain = JavaNames.camel(element.name());
    return name.equals(plain) && !OWN.contains(name) ? name : plain + "Element";
  }

  /** {@code TcpOption.MSS}. */
  CodeBlock tag(IrTlv.Case element) {
    return CodeBlock.of(
        "$T.$L", context.names().constants(tlv.qualifiedName()), JavaNames.word(element.name()));
  }

  /** Number of a case: its bit in masks. */
  int ordinal(IrTlv.Case element) {
    return tlv.cases().indexOf(element);
  }

  /** Id of a field of a case's body in error codes: head first, then the bodies in order. */
  int fieldId(IrTlv.Case element, int id) {
    int base = tlv.head().fields().size();
    for (IrTlv.Case before : tlv.cases()) {
      if (before.equals(element)) {
        return base + id;
      }
      base += before.body() == null ? 0 : before.body().fields().size();
    }
    throw new IllegalArgumentException(element.name());
  }

  /** {@code fail(3, Codec.RANGE);}. */
  static CodeBlock fail(int field, String kind) {
    return CodeBlock.builder()
        .addStatement("fail($L, $T.$L)", field, CoreTypes.CODEC, kind)
        .build();
  }
}
