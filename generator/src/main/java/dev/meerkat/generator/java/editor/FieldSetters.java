// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.editor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.java.reader.ScalarReads;
import dev.meerkat.generator.java.writer.Puts;
import dev.meerkat.generator.java.writer.Ranges;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.editor.Condition;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** Setters of an editor. */
final class FieldSetters {
  private final EditorModel model;

  FieldSetters(EditorModel model) {
    this.model = model;
  }

  MethodSpec of(IrField field) {
    MethodSpec.Builder setter =
        MethodSpec.methodBuilder(model.setter(field))
            .addModifiers(Modifier.PUBLIC)
            .returns(TypeName.INT);
    String doc = Javadocs.escape(field.doc());
    if (!doc.isBlank()) {
      setter.addJavadoc(Javadocs.of(doc));
    }
    return field.type() instanceof IrType.Bytes bytes
        ? octets(setter, field, (IrType.Extent.Fixed) bytes.extent())
        : number(setter, field);
  }

  /**
   * Emits.
   *
   * <pre>
   * public int ttl(int value) {
   *   if (value &gt;&gt;&gt; 8 != 0) {
   *     return Codec.code(Ipv4.FIELD_TTL, Codec.RANGE);
   *   }
   *   long before = Bytes.getU16(buffer, offset + 8);
   *   Bytes.putU8(buffer, offset + 8, value);
   *   updateChecksum(before, Bytes.getU16(buffer, offset + 8));
   *   return Codec.OK;
   * }
   * </pre>
   */
  private MethodSpec number(MethodSpec.Builder setter, IrField field) {
    boolean isLong = JavaTypes.isLong(JavaTypes.wire(field.type()), field.unit());
    return setter
        .addParameter(isLong ? TypeName.LONG : TypeName.INT, "value")
        .addCode(range(field))
        .addCode(conditions(field))
        .addCode(new Following(model).around(field, put(field)))
        .addStatement("return $T.OK", CoreTypes.CODEC)
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * public int source(byte[] source, int from) {
   *   long before = InetChecksum.sum(buffer, offset + 12, 4);
   *   System.arraycopy(source, from, buffer, offset + 12, 4);
   *   updateChecksum(before, InetChecksum.sum(buffer, offset + 12, 4));
   *   return Codec.OK;
   * }
   * </pre>
   */
  private MethodSpec octets(MethodSpec.Builder setter, IrField field, IrType.Extent.Fixed extent) {
    CodeBlock copy =
        CodeBlock.builder()
            .addStatement(
                "System.arraycopy(source, from, buffer, $L, $L)",
                EditorModel.at(field),
                extent.count())
            .build();
    return setter
        .addParameter(byte[].class, "source")
        .addParameter(int.class, "from")
        .addCode(conditions(field))
        .addCode(new Following(model).around(field, copy))
        .addStatement("return $T.OK", CoreTypes.CODEC)
        .build();
  }

  private CodeBlock range(IrField field) {
    JavaValue value = new EditorValues(model, field).field(field.id());
    CodeBlock.Builder range = CodeBlock.builder();
    if (field.unit() != 1) {
      range.add(
          unless(CodeBlock.of("$L % $L != 0", value.within(12), field.unit()), field, "RANGE"));
    }
    CodeBlock outside = Ranges.outside(wireValue(field), JavaTypes.wire(field.type()));
    if (outside != null) {
      range.add(unless(outside, field, "RANGE"));
    }
    CodeBlock unknown = Ranges.unknown(model.context(), field.type(), value);
    if (unknown != null) {
      range.add(unless(unknown, field, "ENUM"));
    }
    return range.build();
  }

  private CodeBlock unless(CodeBlock wrong, IrField field, String kind) {
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", wrong)
        .add(model.refuse(field, CodeBlock.of("$T.$L", CoreTypes.CODEC, kind)))
        .endControlFlow()
        .build();
  }

  private CodeBlock conditions(IrField field) {
    ExpressionEmitter expressions = new ExpressionEmitter(new EditorValues(model, field));
    CodeBlock.Builder conditions = CodeBlock.builder();
    for (Condition condition : model.plan().conditions(field)) {
      conditions
          .beginControlFlow("if ($L)", expressions.negated(condition.holds()))
          .add(model.refuse(condition.at(), model.kind(condition.error())))
          .endControlFlow();
    }
    return conditions.build();
  }

  /** What goes on the wire: the value without its unit. */
  private JavaValue wireValue(IrField field) {
    JavaValue value = new EditorValues(model, field).field(field.id());
    return field.unit() == 1
        ? value
        : new JavaValue(CodeBlock.of("$L / $L", value.within(12), field.unit()), value.kind(), 12);
  }

  /**
   * Emits {@code Bytes.putU16(buffer, offset, value);}, or beside other bits
   *
   * <pre>
   * Bytes.putU16(buffer, offset + 6, Bytes.getU16(buffer, offset + 6) &amp; 0xE000 | value);
   * </pre>
   */
  private CodeBlock put(IrField field) {
    IrType.Int wire = JavaTypes.wire(field.type());
    int bit = field.position().bits() % 8;
    CodeBlock at = CodeBlock.of("$L", EditorModel.at(field));
    if (bit == 0 && wire.bits() % 8 == 0) {
      return Puts.put(at, wire.bits() / 8, wire.littleEndian(), wireValue(field));
    }
    int octets = (bit + wire.bits() + 7) / 8;
    int shift = octets * 8 - bit - wire.bits();
    IrType.Int around = new IrType.Int(octets * 8, false, false);
    JavaValue old = ScalarReads.read(EditorModel.at(field), 0, around);
    long mask = (1L << wire.bits()) - 1;
    long others = ~(mask << shift) & (octets == 8 ? -1 : (1L << octets * 8) - 1);
    boolean isLong = old.kind() == Kind.LONG;
    JavaValue value = isLong ? wireValue(field).asLong() : wireValue(field).asInt();
    if (wire.signed()) {
      value =
          new JavaValue(
              CodeBlock.of("($L & $L)", value.within(7), hex(mask, isLong)),
              value.kind(),
              JavaValue.PRIMARY);
    }
    CodeBlock shifted =
        shift == 0 ? value.within(6) : CodeBlock.of("$L << $L", value.within(10), shift);
    CodeBlock whole = CodeBlock.of("$L & $L | $L", old.within(7), hex(others, isLong), shifted);
    return Puts.put(at, octets, false, new JavaValue(whole, old.kind(), 5));
  }

  private static String hex(long number, boolean isLong) {
    return "0x" + Long.toHexString(number).toUpperCase(Locale.ROOT) + (isLong ? "L" : "");
  }
}
