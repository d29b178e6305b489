// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.writer.Place;
import dev.meerkat.generator.plan.writer.Run;
import dev.meerkat.generator.plan.writer.Slot;
import dev.meerkat.generator.plan.writer.WriterPlan;
import javax.lang.model.element.Modifier;

/** The method that writes an element in one call: {@code timestamps(long value, long echo)}. */
final class SimpleElement {
  private final TlvModel tlv;
  private final IrTlv.Case element;
  private final WriterModel body;

  SimpleElement(TlvModel tlv, IrTlv.Case element) {
    this.tlv = tlv;
    this.element = element;
    this.body = WriterModel.of(tlv.context(), element.body(), tlv.className());
  }

  /**
   * Emits.
   *
   * <pre>
   * public TcpOptionWriter&lt;P&gt; mss(int mss) {
   *   if (mss &gt;&gt;&gt; 16 != 0) {
   *     fail(3, Codec.RANGE);
   *   }
   *   if (begin(2, 4)) {
   *     head(TcpOption.MSS, 2);
   *     Bytes.putU16(buffer, position + 2, mss);
   *     position += 4;
   *   }
   *   return this;
   * }
   * </pre>
   */
  MethodSpec method() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(tlv.method(element))
            .addModifiers(Modifier.PUBLIC)
            .returns(tlv.self());
    String doc = Javadocs.escape(element.doc());
    if (!doc.isBlank()) {
      method.addJavadoc(Javadocs.of(doc));
    }
    if (element.isDefault()) {
      method.addParameter(tlv.tagType(), tagName());
    }
    for (IrField field : body.struct().fields()) {
      if (WriterPlan.isGiven(field)) {
        addParameter(method, field);
      }
    }
    method.addCode(checks()).addCode(new ElementRules(tlv, element).checks(tagName()));
    IrField trailing = SimpleBody.trailing(body.plan());
    int fixed = body.plan().runs().get(0).bytes();
    String more = trailing == null ? "" : " + " + length(trailing);
    String value = trailing == null ? "" + fixed : fixed == 0 ? length(trailing) : fixed + more;
    CodeBlock tag = element.isDefault() ? CodeBlock.of("$L", tagName()) : tlv.tag(element);
    method
        .beginControlFlow(
            "if (begin($L, $L$L$L))",
            tlv.ordinal(element),
            tlv.headSize(tag, value),
            tlv.headBytes() + fixed,
            more)
        .addStatement("head($L, $L)", tag, value)
        .addCode(puts(trailing))
        .addStatement("position += $L$L", tlv.headBytes() + fixed, more)
        .addStatement("count++")
        .endControlFlow();
    return method.addStatement("return this").build();
  }

  private void addParameter(MethodSpec.Builder method, IrField field) {
    String name = body.names().value(field);
    if (JavaTypes.isScalar(field.type())) {
      method.addParameter(WriterModel.javaType(field), name);
      return;
    }
    method.addParameter(byte[].class, name).addParameter(int.class, name + "From");
    if (body.plan().part(field.id()).isPresent()) {
      method.addParameter(int.class, length(field));
    }
  }

  /** The parameter with the tag of the default case. */
  private String tagName() {
    String name = tlv.head().names().value(tlv.tag());
    boolean isTaken =
        body.struct().fields().stream().anyMatch(f -> body.names().value(f).equals(name));
    return isTaken ? "elementTag" : name;
  }

  private String length(IrField trailing) {
    return body.names().value(trailing) + "Length";
  }

  private CodeBlock checks() {
    CodeBlock.Builder checks = CodeBlock.builder();
    for (IrField field : body.struct().fields()) {
      if (WriterPlan.isGiven(field) && JavaTypes.isScalar(field.type())) {
        checks.add(checks(field));
      }
    }
    IrField trailing = SimpleBody.trailing(body.plan());
    if (trailing != null) {
      checks.add(limits(trailing)).add(text(trailing));
    }
    return checks.build();
  }

  /** {@code if (cookieLength > 16) fail(30, Codec.RANGE);} for bytes with limits. */
  private CodeBlock limits(IrField trailing) {
    JavaValue length = JavaValue.primary(JavaValue.Kind.INT, "$L", length(trailing));
    CodeBlock outside = Ranges.outside(trailing, length);
    return outside == null
        ? CodeBlock.of("")
        : CodeBlock.builder()
            .beginControlFlow("if ($L)", outside)
            .add(TlvModel.fail(tlv.fieldId(element, trailing.id()), "RANGE"))
            .endControlFlow()
            .build();
  }

  /** {@code if (Utf8.scan(text, textFrom, textFrom + textLength) != …) fail(3, Codec.RANGE);}. */
  private CodeBlock text(IrField trailing) {
    if (((IrType.Bytes) trailing.type()).encoding() != IrType.Encoding.UTF8) {
      return CodeBlock.of("");
    }
    String name = body.names().value(trailing);
    String end = name + "From + " + length(trailing);
    return CodeBlock.builder()
        .beginControlFlow(
            "if ($T.scan($L, $LFrom,$W$L) !=$W$L)", CoreTypes.UTF8, name, name, end, end)
        .add(TlvModel.fail(tlv.fieldId(element, trailing.id()), "RANGE"))
        .endControlFlow()
        .build();
  }

  private CodeBlock checks(IrField field) {
    CodeBlock fail = TlvModel.fail(tlv.fieldId(element, field.id()), "RANGE");
    CodeBlock.Builder checks = CodeBlock.builder();
    JavaValue value = new WriterValues(body, field).field(field.id());
    if (field.unit() != 1) {
      checks
          .beginControlFlow("if ($L % $L != 0)", value.within(12), field.unit())
          .add(fail)
          .endControlFlow();
    }
    CodeBlock outside = Ranges.outside(WireValues.of(body, field), JavaTypes.wire(field.type()));
    if (outside != null) {
      checks.beginControlFlow("if ($L)", outside).add(fail).endControlFlow();
    }
    CodeBlock unknown = Ranges.unknown(tlv.context(), field.type(), value);
    if (unknown != null) {
      checks.beginControlFlow("if ($L)", unknown).add(fail).endControlFlow();
    }
    for (IrField.Constraint constraint : field.constraints()) {
      if (!constraint.should()) {
        checks
            .beginControlFlow("if ($L)", body.expressions(field).negated(constraint.condition()))
            .add(fail)
            .endControlFlow();
      }
    }
    return checks.build();
  }

  private CodeBlock puts(IrField trailing) {
    Run run = body.plan().runs().get(0);
    CodeBlock.Builder puts = CodeBlock.builder();
    puts.add(new RunStatements(this::index, f -> WireValues.of(body, f)).put(run));
    for (Slot slot : run.slots()) {
      if (!NumberSetters.isNumber(slot)) {
        String name = body.names().value(slot.field());
        puts.addStatement(
            "System.arraycopy($L, $LFrom, buffer, $L, $L)",
            name,
            name,
            index(body.plan().placeOf(slot)),
            slot.bits() / 8);
      }
    }
    if (trailing != null) {
      String name = body.names().value(trailing);
      puts.addStatement(
          "System.arraycopy($L, $LFrom, buffer, $L, $L)",
          name,
          name,
          index(run.end()),
          length(trailing));
    }
    return puts.build();
  }

  private CodeBlock index(Place place) {
    int bytes = tlv.headBytes() + place.bytes();
    return bytes == 0 ? CodeBlock.of("position") : CodeBlock.of("position + $L", bytes);
  }
}
