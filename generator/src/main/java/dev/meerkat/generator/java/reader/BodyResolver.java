// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.IrCharset;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CharsetScan;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.java.expr.ValueResolver;
import dev.meerkat.generator.plan.BitStructs;
import dev.meerkat.generator.plan.BodyPlan;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.HashMap;
import java.util.Map;

/** Names in expressions as variables of the reader, or as reads of the buffer. */
final class BodyResolver implements ValueResolver {
  private final Body body;

  /** Values that the method being written has in a local variable, by field id. */
  private final Map<Integer, String> locals = new HashMap<>();

  BodyResolver(Body body) {
    this.body = body;
  }

  void local(int fieldId, String variable) {
    locals.put(fieldId, variable);
  }

  void forgetLocals() {
    locals.clear();
  }

  @Override
  public JavaValue field(int id) {
    IrField field = body.field(id);
    IrType.Int wire = JavaTypes.wire(field.type());
    if (wire == null) {
      throw new IllegalArgumentException(field.name() + " is no number: " + field.span());
    }
    Kind kind = JavaTypes.isLong(wire, field.unit()) ? Kind.LONG : Kind.INT;
    if (body.plan.kept().contains(id)) {
      return JavaValue.primary(kind, "$L", body.plan.variable(field));
    } else if (locals.containsKey(id)) {
      return JavaValue.primary(kind, "$L", locals.get(id));
    }
    return read(field);
  }

  /** The value of a scalar field, read from the buffer, unit applied. */
  JavaValue read(IrField field) {
    JavaValue raw = body.rawRead(field);
    if (field.unit() == 1) {
      return raw;
    }
    boolean isLong = JavaTypes.isLong(JavaTypes.wire(field.type()), field.unit());
    JavaValue wide = isLong ? raw.asLong() : raw;
    CodeBlock code = CodeBlock.of("$L * $L", wide.within(12), field.unit());
    return new JavaValue(code, wide.kind(), 12);
  }

  @Override
  public JavaValue member(int structFieldId, int id) {
    IrField field = body.field(structFieldId);
    IrType.StructOf type = (IrType.StructOf) field.type();
    String part = body.plan.stem(field) + "()";
    return memberOf(part, type.structName(), id);
  }

  @Override
  public JavaValue param(int index) {
    IrParam param = body.params().get(index);
    IrType.Int wire = JavaTypes.wire(param.type());
    boolean isLong = wire == null || JavaTypes.isLong(wire);
    return JavaValue.primary(isLong ? Kind.LONG : Kind.INT, "$L", BodyPlan.variable(param.name()));
  }

  @Override
  public JavaValue bits(int structFieldId) {
    IrField field = body.field(structFieldId);
    int bits = (int) field.sizeBits().min();
    if (BitStructs.is(field)) {
      return JavaValue.primary(Kind.INT, "$L().packedBits()", body.plan.stem(field));
    }
    IrType.Int wire = new IrType.Int(bits, false, false);
    return ScalarReads.read(FieldBounds.start(body, field), field.position().bits() % 8, wire);
  }

  private JavaValue memberOf(String part, String structName, int id) {
    var struct = body.context.program().struct(structName);
    IrField field = struct.field(id);
    boolean isLong = JavaTypes.isLong(JavaTypes.wire(field.type()), field.unit());
    return JavaValue.primary(
        isLong ? Kind.LONG : Kind.INT,
        "$L.$L()",
        part,
        body.context.names().accessor(struct, field));
  }

  @Override
  public JavaValue let(int id) {
    var let = body.let(id);
    if (let.value() == null) {
      throw new IllegalArgumentException(let.name() + " is a struct: " + let.span());
    }
    return body.value(let.value());
  }

  @Override
  public JavaValue sizeOf(IrField.Target target) {
    if (target instanceof IrField.Target.Message) {
      return JavaValue.primary(Kind.INT, "(end - $L)", body.plan.base());
    } else if (target instanceof IrField.Target.Region region) {
      return JavaValue.primary(Kind.INT, "$LLength()", JavaNames.camel(region.name()));
    } else if (target instanceof IrField.Target.Field f) {
      return JavaValue.primary(Kind.INT, "($L)", FieldBounds.length(body, body.field(f.id())));
    }
    throw new IllegalArgumentException("no size of " + target);
  }

  @Override
  public JavaValue present(int fieldId) {
    IrField field = body.field(fieldId);
    String code = field.condition() == null ? "true" : body.plan.presence(field);
    return JavaValue.primary(Kind.BOOLEAN, "$L", code);
  }

  @Override
  public JavaValue ok(int fieldId) {
    return JavaValue.primary(Kind.BOOLEAN, "$LOk", body.plan.stem(fieldId));
  }

  @Override
  public JavaValue more() {
    CodeBlock code = CodeBlock.of("$L < $L", body.position, body.scopes.end());
    return new JavaValue(code, Kind.BOOLEAN, 9);
  }

  /** {@code CharScan.text(buffer, topicOffset, topicEnd, 44, 127, TOPIC_NAME) == topicEnd}. */
  @Override
  public JavaValue only(int fieldId, String charset) {
    IrField field = body.field(fieldId);
    String from = FieldBounds.start(body, field);
    String to = FieldBounds.end(body, field);
    IrCharset set = charset(charset);
    CodeBlock scan = CharsetScan.of(set, from, to, body.reader.charset(set));
    CodeBlock code = CodeBlock.of("$L == $L", scan, to);
    return new JavaValue(code, Kind.BOOLEAN, 8);
  }

  private IrCharset charset(String name) {
    return body.context.program().charset(name);
  }

  @Override
  public JavaValue is(int fieldId, String caseName) {
    IrField field = body.field(fieldId);
    CodeBlock code =
        CodeBlock.of(
            "$LCase == $L",
            body.plan.stem(field),
            SwitchNames.constant(body.plan.stem(field), caseName));
    return new JavaValue(code, Kind.BOOLEAN, 8);
  }

  /** The Java type of a parameter. */
  static TypeName paramType(Body body, IrParam param) {
    if (param.type() instanceof IrType.Origin) {
      return TypeName.INT;
    }
    IrType.Int wire = JavaTypes.wire(param.type());
    return wire == null || JavaTypes.isLong(wire) ? TypeName.LONG : TypeName.INT;
  }
}
