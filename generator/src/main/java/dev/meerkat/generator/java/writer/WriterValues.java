// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CharsetScan;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.java.expr.ValueResolver;
import dev.meerkat.generator.java.reader.ScalarReads;
import dev.meerkat.generator.plan.BitStructs;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.writer.Span;
import java.util.stream.Collectors;

/** Where the values of an expression live in a writer. */
final class WriterValues implements ValueResolver {
  private final WriterModel model;

  /** The field that the expression belongs to, or null. */
  private final IrField context;

  WriterValues(WriterModel model, IrField context) {
    this.model = model;
    this.context = context;
  }

  @Override
  public JavaValue field(int id) {
    IrField field = model.plan().field(id);
    if (field.constant() instanceof IrField.Constant.Number number) {
      return ExpressionEmitter.constant(number.value());
    } else if (field.derived() instanceof IrField.Derived.Presents presents) {
      return new JavaValue(CodeBlock.of("($L)", anySet(presents)), Kind.BOOLEAN, JavaValue.PRIMARY);
    } else if (field.derived() instanceof IrField.Derived.Checks) {
      throw new GenerationException("the value of a checksum cannot be used when writing yet");
    }
    return JavaValue.primary(kind(field.type(), field.unit()), "$L", model.names().value(field));
  }

  /** {@code (set & 1L << USER) != 0}. */
  CodeBlock anySet(IrField.Derived.Presents presents) {
    return presents.fieldIds().stream()
        .map(id -> model.isSet(model.plan().field(id)))
        .collect(Collectors.collectingAndThen(Collectors.toList(), l -> CodeBlock.join(l, " || ")));
  }

  /** {@code flags.packedBits()}; of a part of whole octets, what was written. */
  @Override
  public JavaValue bits(int structFieldId) {
    IrField part = model.plan().field(structFieldId);
    if (BitStructs.is(part)) {
      return JavaValue.primary(Kind.INT, "$L.packedBits()", model.names().value(part));
    }
    IrType.Int wire = new IrType.Int((int) part.sizeBits().min(), false, false);
    return ScalarReads.read(model.names().start(part), 0, wire);
  }

  private JavaValue packed(IrField part, IrField field) {
    int width = JavaTypes.wire(field.type()).bits();
    int shift = (int) part.sizeBits().min() - field.position().bits() - width;
    CodeBlock code =
        CodeBlock.of(
            "$L.packedBits() >>> $L & $L", model.names().value(part), shift, (1 << width) - 1);
    return JavaTypes.wire(field.type()).signed()
        ? JavaValue.primary(Kind.INT, "(int) $T.signed($L, $L)", CoreTypes.BYTES, code, width)
        : new JavaValue(code, Kind.INT, 7);
  }

  /** A number in a struct that was written before: out of the buffer. */
  @Override
  public JavaValue member(int structFieldId, int id) {
    IrField part = model.plan().field(structFieldId);
    IrType.StructOf type = (IrType.StructOf) part.type();
    IrField field = model.context().program().struct(type.structName()).field(id);
    if (field.position().anchor() != 0) {
      throw new GenerationException(
          model.struct().qualifiedName()
              + ": "
              + field.name()
              + " of "
              + part.name()
              + " has no fixed place, so it cannot be used when writing yet");
    }
    if (BitStructs.is(part)) {
      return packed(part, field);
    }
    return fixed(model.names().start(part), field);
  }

  /** A number at its fixed place in a struct that was written from {@code start} on. */
  static JavaValue fixed(String start, IrField field) {
    int bits = field.position().bits();
    String at = bits < 8 ? start : start + " + " + bits / 8;
    JavaValue value = ScalarReads.read(at, bits % 8, JavaTypes.wire(field.type()));
    if (field.unit() == 1) {
      return value;
    }
    boolean isLong = JavaTypes.isLong(JavaTypes.wire(field.type()), field.unit());
    JavaValue factor = isLong ? value.asLong() : value;
    return new JavaValue(
        CodeBlock.of("$L * $L", factor.within(12), field.unit()), factor.kind(), 12);
  }

  @Override
  public JavaValue param(int index) {
    IrParam param = model.struct().params().get(index);
    return JavaValue.primary(kind(param.type(), 1), "$L", model.names().param(param));
  }

  @Override
  public JavaValue let(int id) {
    IrItem.Let let = model.plan().lets().get(id);
    if (let.value() == null) {
      throw new GenerationException("the struct " + let.name() + " stands where a number must");
    }
    JavaValue value = new ExpressionEmitter(this).emit(let.value());
    return new JavaValue(value.within(JavaValue.PRIMARY), value.kind(), JavaValue.PRIMARY);
  }

  @Override
  public JavaValue sizeOf(IrField.Target target) {
    return Spans.length(model, Spans.of(model, target));
  }

  @Override
  public JavaValue present(int fieldId) {
    IrField field = model.plan().field(fieldId);
    return field.condition() == null
        ? new JavaValue(CodeBlock.of("true"), Kind.BOOLEAN, JavaValue.PRIMARY)
        : new JavaValue(model.isSet(field), Kind.BOOLEAN, 8);
  }

  /** A checksum that we wrote is right. */
  @Override
  public JavaValue ok(int fieldId) {
    return new JavaValue(CodeBlock.of("true"), Kind.BOOLEAN, JavaValue.PRIMARY);
  }

  /** {@code end > start}: something was written from the field on. */
  @Override
  public JavaValue more() {
    if (context == null) {
      throw new GenerationException("more can only stand in a condition of a field");
    }
    Span rest = Spans.fromFieldOn(model, context);
    return new JavaValue(
        CodeBlock.of("$L > $L", Spans.index(model, rest.end()), Spans.index(model, rest.start())),
        Kind.BOOLEAN,
        9);
  }

  /** {@code CharScan.text(buffer, topicStart, topicEnd, 44, 127, TOPIC_NAME) == topicEnd}. */
  @Override
  public JavaValue only(int fieldId, String charset) {
    Spans.Bounds bounds = Spans.bounds(model, new IrField.Target.Field(fieldId));
    return new JavaValue(
        CodeBlock.of(
            "$L == $L",
            CharsetScan.of(
                model.context().program().charset(charset),
                bounds.start(),
                bounds.end(),
                model.names().charset(charset)),
            bounds.end()),
        Kind.BOOLEAN,
        8);
  }

  @Override
  public JavaValue is(int fieldId, String caseName) {
    IrField field = model.plan().field(fieldId);
    IrType.Switch choice = (IrType.Switch) field.type();
    IrType.Case option =
        choice.cases().stream().filter(c -> c.name().equals(caseName)).findFirst().orElseThrow();
    return new JavaValue(
        CodeBlock.of(
            "$L == $L", model.names().choice(field), model.names().caseConstant(field, option)),
        Kind.BOOLEAN,
        8);
  }

  private static Kind kind(IrType type, long unit) {
    if (!JavaTypes.isScalar(type)) {
      throw new GenerationException("no number to write: " + type);
    }
    return JavaTypes.isLong(JavaTypes.wire(type), unit) ? Kind.LONG : Kind.INT;
  }
}
