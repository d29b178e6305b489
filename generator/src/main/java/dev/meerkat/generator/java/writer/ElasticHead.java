// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.ElasticCode;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The head of an element whose tag or length has no fixed size. */
final class ElasticHead {
  private final TlvModel model;
  private final WriterModel head;

  ElasticHead(TlvModel model) {
    this.model = model;
    this.head = model.head();
  }

  /** Adds {@code headSize}, {@code head} and the constants that they use. */
  void addTo(TypeSpec.Builder type) {
    type.addFields(head.forms()).addMethod(headSize()).addMethod(head());
  }

  private MethodSpec.Builder method(String name) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE)
        .addParameter(model.tagType(), head.names().value(model.tag()))
        .addParameter(int.class, "valueLength");
  }

  private IrField length() {
    int id = model.tlv().lengthField();
    return id == 0 ? null : model.tlv().head().field(id);
  }

  /** The number that the length says of a value: elastic ones size the value alone. */
  private CodeBlock said(IrField length) {
    IrField.Derived.Sizes sizes = (IrField.Derived.Sizes) length.derived();
    JavaValue bytes = JavaValue.primary(JavaValue.Kind.INT, "valueLength");
    return new SizeFormula(sizes, bytes).value().code();
  }

  /**
   * Emits.
   *
   * <pre>
   * private static int headSize(int id, int valueLength) {
   *   return VarInt.size(id);
   * }
   * </pre>
   */
  private MethodSpec headSize() {
    List<CodeBlock> sizes = new ArrayList<>();
    for (IrField field : model.tlv().head().fields()) {
      if (field.type() instanceof IrType.Elastic type) {
        CodeBlock value =
            field.id() == 1 ? CodeBlock.of("$L", head.names().value(field)) : said(field);
        sizes.add(head.elastic(field, type).size(value));
      } else {
        sizes.add(CodeBlock.of("$L", JavaTypes.wire(field.type()).bits() / 8));
      }
    }
    return method("headSize")
        .addModifiers(Modifier.STATIC)
        .returns(int.class)
        .addStatement("return $L", CodeBlock.join(sizes, " + "))
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * private void head(int id, int valueLength) {
   *   VarInt.putLe(buffer, position, id);
   *   position += VarInt.size(id);
   * }
   * </pre>
   */
  private MethodSpec head() {
    MethodSpec.Builder method =
        method("head").addJavadoc(Javadocs.of("Writes tag and length and goes on behind them."));
    IrField length = length();
    for (IrField field : model.tlv().head().fields()) {
      JavaValue value = new WriterValues(head, field).field(field.id());
      CodeBlock outside =
          field.type() instanceof IrType.Elastic elastic
              ? ElasticNumber.outside(value, elastic)
              : Ranges.outside(value, JavaTypes.wire(field.type()));
      if (length != null && field.id() == length.id()) {
        method.addCode(new TlvFrame(model, List.of()).length(length));
      } else if (outside != null) {
        method
            .beginControlFlow("if ($L)", outside)
            .addCode(TlvModel.fail(field.id(), "RANGE"))
            .addStatement("return")
            .endControlFlow();
      }
    }
    for (IrField field : model.tlv().head().fields()) {
      method.addCode(put(field, new WriterValues(head, field).field(field.id())));
    }
    return method.build();
  }

  private CodeBlock put(IrField field, JavaValue value) {
    CodeBlock at = CodeBlock.of("position");
    if (field.type() instanceof IrType.Elastic type) {
      ElasticCode code = head.elastic(field, type);
      return CodeBlock.builder()
          .add(code.put(at, value.code()))
          .addStatement("position += $L", code.size(value.code()))
          .build();
    }
    IrType.Int wire = JavaTypes.wire(field.type());
    return CodeBlock.builder()
        .add(Puts.put(at, wire.bits() / 8, wire.littleEndian(), value))
        .addStatement("position += $L", wire.bits() / 8)
        .build();
  }

  /**
   * What happens before the head of an element whose value was written first.
   *
   * <pre>
   * int reserved = headSize(openTag, 0);
   * int wider = headSize(openTag, length) - reserved;
   * if (wider &gt; limit - position - reserved - length) {
   *   fail(1, Codec.NO_SPACE);
   *   return;
   * }
   * System.arraycopy(buffer, position + reserved, buffer, position + reserved + wider, length);
   * </pre>
   */
  CodeBlock room() {
    if (length() == null || !(length().type() instanceof IrType.Elastic)) {
      return CodeBlock.of("");
    }
    return CodeBlock.builder()
        .addStatement("int reserved = headSize(openTag, 0)")
        .addStatement("int wider = headSize(openTag, length) - reserved")
        .beginControlFlow("if (wider > limit - position - reserved - length)")
        .add(TlvModel.fail(1, "NO_SPACE"))
        .addStatement("return")
        .endControlFlow()
        .addStatement(
            "System.arraycopy(buffer, position + reserved, buffer,"
                + " position + reserved + wider, length)")
        .build();
  }

  /** A tag alone. */
  MethodSpec bare(IrTlv.Case element) {
    ElasticCode code = head.elastic(model.tag(), (IrType.Elastic) model.tag().type());
    MethodSpec.Builder bare =
        MethodSpec.methodBuilder(model.method(element))
            .addModifiers(Modifier.PUBLIC)
            .returns(model.self());
    String doc = Javadocs.escape(element.doc());
    if (!doc.isBlank()) {
      bare.addJavadoc(Javadocs.of(doc));
    }
    CodeBlock tag = model.tag(element);
    bare.beginControlFlow("if (hasRoom($L))", code.size(tag))
        .addCode(code.put(CodeBlock.of("position"), tag))
        .addStatement("position += $L", code.size(tag));
    if (element.kind() == IrTlv.Kind.STOP) {
      bare.addStatement("isStopped = true");
    }
    return bare.endControlFlow().addStatement("return this").build();
  }
}
