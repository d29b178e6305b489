// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The members of a tlv's writer that all cases use: {@code begin}, {@code head}, {@code finish}.
 */
final class TlvFrame {
  private final TlvModel model;
  private final List<OpenElement> open;

  TlvFrame(TlvModel model, List<OpenElement> open) {
    this.model = model;
    this.open = open;
  }

  void addTo(TypeSpec.Builder type) {
    type.addMethod(count()).addMethod(finish()).addMethod(Failing.errorField());
    if (model.tlv().cases().stream().anyMatch(c -> c.kind() == IrTlv.Kind.VALUE)) {
      type.addMethod(begin()).addMethod(hasRoom());
      if (model.isElastic()) {
        new ElasticHead(model).addTo(type);
      } else {
        type.addMethod(head());
      }
    } else {
      type.addMethod(hasRoom());
    }
    if (!open.isEmpty()) {
      type.addMethod(close());
    }
    if (model.tlv().cases().stream()
        .anyMatch(c -> c.isDefault() && ElementRules.isOnce(model.tlv(), c))) {
      type.addMethod(new SeenMethod(model, !open.isEmpty()).method());
    }
    type.addMethod(Failing.fail());
  }

  /**
   * A tag alone.
   *
   * <pre>
   * public TcpOptionWriter&lt;P&gt; nop() {
   *   if (hasRoom(1)) {
   *     Bytes.putU8(buffer, position, TcpOption.NOP);
   *     position++;
   *   }
   *   return this;
   * }
   * </pre>
   */
  MethodSpec bare(IrTlv.Case element) {
    if (model.tag().type() instanceof IrType.Elastic) {
      return new ElasticHead(model).bare(element);
    }
    int bytes = Ranges.wholeBytes(JavaTypes.wire(model.tag().type()), model.tag());
    boolean isLittle = JavaTypes.wire(model.tag().type()).littleEndian();
    JavaValue tag = new JavaValue(model.tag(element), Ranges.kind(model.tagType()), 16);
    MethodSpec.Builder bare =
        MethodSpec.methodBuilder(model.method(element))
            .addModifiers(Modifier.PUBLIC)
            .returns(model.self());
    String doc = Javadocs.escape(element.doc());
    if (!doc.isBlank()) {
      bare.addJavadoc(Javadocs.of(doc));
    }
    bare.beginControlFlow("if (hasRoom($L))", bytes)
        .addCode(Puts.put(CodeBlock.of("position"), bytes, isLittle, tag))
        .addStatement("position += $L", bytes);
    if (element.kind() == IrTlv.Kind.STOP) {
      bare.addStatement("isStopped = true");
    }
    return bare.endControlFlow().addStatement("return this").build();
  }

  private static MethodSpec count() {
    return MethodSpec.methodBuilder("count")
        .addJavadoc(Javadocs.of("How many elements with a value were written."))
        .addModifiers(Modifier.PUBLIC)
        .returns(int.class)
        .addStatement("return count")
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * public int finish() {
   *   if (open &gt;= 0) {
   *     close();
   *   }
   *   return error == 0 ? position - offset : -error;
   * }
   * </pre>
   */
  private MethodSpec finish() {
    MethodSpec.Builder finish =
        MethodSpec.methodBuilder("finish")
            .addJavadoc(Javadocs.of("The length of the run in bytes, or a negative code."))
            .addModifiers(Modifier.PUBLIC)
            .returns(int.class);
    finish.addCode(closeOpen());
    return finish.addStatement("return error == 0 ? position - offset : -error").build();
  }

  /**
   * Emits; cases beyond the 64th are always allowed.
   *
   * <pre>
   * private boolean begin(int element, int bytes) {
   *   if ((allowed &amp; 1L &lt;&lt; element) == 0) {
   *     fail(1, Codec.NOT_ALLOWED);
   *   }
   *   return hasRoom(bytes);
   * }
   * </pre>
   */
  private MethodSpec begin() {
    String bounded = model.tlv().cases().size() > Long.SIZE ? "element < 64 && " : "";
    return MethodSpec.methodBuilder("begin")
        .addModifiers(Modifier.PRIVATE)
        .returns(boolean.class)
        .addParameter(int.class, "element")
        .addParameter(int.class, "bytes")
        .beginControlFlow("if ($L(allowed & 1L << element) == 0)", bounded)
        .addCode(TlvModel.fail(1, "NOT_ALLOWED"))
        .endControlFlow()
        .addStatement("return hasRoom(bytes)")
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * private boolean hasRoom(int bytes) {
   *   if (open &gt;= 0) {
   *     close();
   *   }
   *   if (isStopped) {
   *     fail(1, Codec.ORDER);
   *   }
   *   if (bytes &gt; limit - position) {
   *     fail(1, Codec.NO_SPACE);
   *   }
   *   return error == 0;
   * }
   * </pre>
   */
  private MethodSpec hasRoom() {
    MethodSpec.Builder begin =
        MethodSpec.methodBuilder("hasRoom")
            .addModifiers(Modifier.PRIVATE)
            .returns(boolean.class)
            .addParameter(int.class, "bytes");
    begin.addCode(closeOpen());
    if (model.tlv().cases().stream().anyMatch(c -> c.kind() == IrTlv.Kind.STOP)) {
      begin.beginControlFlow("if (isStopped)").addCode(TlvModel.fail(1, "ORDER")).endControlFlow();
    }
    return begin
        .beginControlFlow("if (bytes > limit - position)")
        .addCode(TlvModel.fail(1, "NO_SPACE"))
        .endControlFlow()
        .addStatement("return error == 0")
        .build();
  }

  private CodeBlock closeOpen() {
    return open.isEmpty()
        ? CodeBlock.of("")
        : CodeBlock.builder()
            .beginControlFlow("if (open >= 0)")
            .addStatement("close()")
            .endControlFlow()
            .build();
  }

  /**
   * Emits; the parameter is the length of the value alone.
   *
   * <pre>
   * private void head(int kind, int valueLength) {
   *   int size = valueLength + 2;
   *   if (size &gt;&gt;&gt; 8 != 0) {
   *     fail(2, Codec.RANGE);
   *   }
   *   Bytes.putU8(buffer, position, kind);
   *   Bytes.putU8(buffer, position + 1, size);
   * }
   * </pre>
   */
  private MethodSpec head() {
    WriterModel head = model.head();
    IrField tag = model.tag();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("head")
            .addModifiers(Modifier.PRIVATE)
            .addParameter(model.tagType(), head.names().value(tag))
            .addParameter(int.class, "valueLength");
    CodeBlock outside = Ranges.outside(WireValues.of(head, tag), JavaTypes.wire(tag.type()));
    if (outside != null) {
      method
          .beginControlFlow("if ($L)", outside)
          .addCode(TlvModel.fail(1, "RANGE"))
          .endControlFlow();
    }
    if (model.tlv().lengthField() != 0) {
      method.addCode(length(model.tlv().head().field(model.tlv().lengthField())));
    }
    RunStatements run =
        new RunStatements(
            p -> CodeBlock.of(p.bytes() == 0 ? "position" : "position + " + p.bytes()),
            f -> WireValues.of(head, f));
    return method.addCode(run.put(head.plan().runs().get(0))).build();
  }

  CodeBlock length(IrField field) {
    WriterModel head = model.head();
    CodeBlock code =
        model.tlv().lengthCoversElement()
            ? CodeBlock.of("valueLength + $L", model.headBytes())
            : CodeBlock.of("valueLength");
    JavaValue bytes = new JavaValue(code, Kind.INT, model.tlv().lengthCoversElement() ? 11 : 16);
    IrField.Derived.Sizes sizes = (IrField.Derived.Sizes) field.derived();
    SizeFormula formula = new SizeFormula(sizes, bytes);
    CodeBlock fail = TlvModel.fail(field.id(), "RANGE");
    boolean isInt = WriterModel.javaType(field).equals(TypeName.INT);
    CodeBlock.Builder length =
        CodeBlock.builder()
            .addStatement(
                "$T $L = $L",
                WriterModel.javaType(field),
                head.names().value(field),
                isInt ? formula.value().asInt().code() : formula.value().code());
    if (formula.remainder() != null) {
      length.beginControlFlow("if ($L != 0)", formula.remainder()).add(fail).endControlFlow();
    }
    CodeBlock outside =
        field.type() instanceof IrType.Elastic elastic
            ? ElasticNumber.outside(new WriterValues(head, field).field(field.id()), elastic)
            : Ranges.outside(WireValues.of(head, field), JavaTypes.wire(field.type()));
    if (outside != null) {
      length.beginControlFlow("if ($L)", outside).add(fail).endControlFlow();
    }
    ExpressionEmitter expressions = head.expressions(field);
    for (IrField.Constraint constraint : field.constraints()) {
      if (!constraint.should()) {
        length
            .beginControlFlow("if ($L)", expressions.negated(constraint.condition()))
            .add(fail)
            .endControlFlow();
      }
    }
    return length.build();
  }

  /**
   * Emits.
   *
   * <pre>
   * private void close() {
   *   int length;
   *   switch (open) {
   *     case 6:
   *       length = sack.finish();
   *       break;
   *     default:
   *       return;
   *   }
   *   open = -1;
   *   if (length &lt; 0) {
   *     fail(1, Codec.kind(length));
   *     return;
   *   }
   *   head(openTag, length);
   *   position += 2 + length;
   *   count++;
   * }
   * </pre>
   */
  private MethodSpec close() {
    MethodSpec.Builder close =
        MethodSpec.methodBuilder("close")
            .addModifiers(Modifier.PRIVATE)
            .addStatement("int length")
            .beginControlFlow("switch (open)");
    open.forEach(o -> close.addCode(o.close()));
    close
        .addCode("default:\n$>")
        .addStatement("return$<")
        .endControlFlow()
        .addStatement("open = -1")
        .beginControlFlow("if (length < 0)")
        .addStatement("fail(1, $T.kind(length))", CoreTypes.CODEC)
        .addStatement("return")
        .endControlFlow();
    if (model.isElastic()) {
      return close
          .addCode(new ElasticHead(model).room())
          .addStatement("head(openTag, length)")
          .addStatement("position += length")
          .addStatement("count++")
          .build();
    }
    return close
        .addStatement("head(openTag, length)")
        .addStatement("position += $L + length", model.headBytes())
        .addStatement("count++")
        .build();
  }
}
