// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.framer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.frame.FrameStep;
import dev.meerkat.dsl.frame.KnownNumbers;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.ElasticCode;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.reader.ScalarReads;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** Fields that a framer reads: their values, what must be true of them, what they size. */
final class Fields {
  private final FramerState state;
  private final FrameScopes scopes;
  private final Set<Integer> kept;
  private final Set<Integer> placed = new TreeSet<>();
  private final Set<Integer> read = new TreeSet<>();
  private final Map<Integer, String> places = new HashMap<>();

  Fields(FramerState state, FrameScopes scopes) {
    this.state = state;
    this.scopes = scopes;
    this.kept = Uses.kept(state.struct, state.framing);
    for (FrameStep step : state.framing.steps()) {
      if (step instanceof FrameStep.Require require) {
        placed.add(require.require().fieldId());
      } else if (step instanceof FrameStep.Enter enter) {
        placed.add(enter.region().sizedBy());
      } else if (step instanceof FrameStep.Skip skip
          && skip.field().scope() instanceof IrField.Scope.SizedBy sized) {
        placed.add(sized.fieldId());
      }
    }
  }

  /** Whether later blocks look at the value. */
  boolean isKept(int fieldId) {
    return kept.contains(fieldId);
  }

  boolean isRead(int fieldId) {
    return read.contains(fieldId);
  }

  /** The octet in which a field starts that was read before. */
  String place(int fieldId) {
    return places.get(fieldId);
  }

  /** Remembers where a field starts, in a variable if only the run time knows. */
  CodeBlock place(IrField field, Where at) {
    if (!at.isMoved() || !placed.contains(field.id())) {
      places.put(field.id(), at.octet());
      return CodeBlock.of("");
    }
    String variable = state.variable(TypeName.INT, FramerState.stem(field) + "At");
    if (places.put(field.id(), variable) != null) {
      return CodeBlock.of("");
    }
    return CodeBlock.builder().addStatement("$L = $L", variable, at.octet()).build();
  }

  /** Whether something must be true of the field before more octets are waited for. */
  boolean isLookedAt(FrameStep.Read step) {
    return scopes.sizedBy(step.field()) != null
        || isConstant(step.field())
        || isClosed(step.field().type())
        || !constraints(step.field()).isEmpty();
  }

  private static boolean isConstant(IrField field) {
    return field.constant() != null && !field.constant().should();
  }

  private boolean isClosed(IrType type) {
    return type instanceof IrType.EnumOf e
        && state.context.program().enumeration(e.enumName()).closed();
  }

  /** The conditions that a framer can decide. */
  private List<IrField.Constraint> constraints(IrField field) {
    Set<Integer> known = new TreeSet<>(read);
    known.add(field.id());
    KnownNumbers numbers = new KnownNumbers(state.struct, known);
    boolean isNumber = JavaTypes.isScalar(field.type());
    return field.constraints().stream()
        .filter(c -> isNumber && !c.should() && numbers.cover(c.condition()))
        .toList();
  }

  /**
   * Takes the value, looks at it, and gives its scope an end.
   *
   * <pre>
   * length = Bytes.getU16(buffer, offset + 3);
   * if (length > 16640) {
   *   return fail(TlsRecord.FIELD_LENGTH, Codec.VALUE, 3);
   * }
   * </pre>
   */
  CodeBlock code(FrameStep.Read step, Where at, Where behind) {
    IrField field = step.field();
    CodeBlock.Builder code = CodeBlock.builder().add(place(field, at));
    IrType.Int wire = JavaTypes.wire(field.type());
    if (wire != null && (kept.contains(field.id()) || isLookedAt(step))) {
      code.add(value(field, ScalarReads.read(at.index(), (int) (at.bits() % 8), wire)));
    }
    code.add(checks(field, at.octet(), at));
    read.add(field.id());
    Scope scope = scopes.sizedBy(field);
    if (scope != null) {
      code.add(scopes.narrow(scope, field, at.octet(), behind));
    }
    return code.build();
  }

  /**
   * A number of variable width.
   *
   * <pre>
   * int remainingSpan = VarInt.spanLe(buffer, offset + 1, offset + available, 4, true);
   * if (remainingSpan == -Codec.SHORT) {
   *   return more(available + 1);
   * }
   * if (remainingSpan &lt; 0) {
   *   return fail(Mqtt.FIELD_REMAINING, -remainingSpan, 1);
   * }
   * remaining = (int) VarInt.getLe(buffer, offset + 1, remainingSpan);
   * position = 1 + remainingSpan;
   * </pre>
   */
  CodeBlock elastic(FrameStep.Elastic step, Where at) {
    IrField field = step.field();
    CodeBlock.Builder code = CodeBlock.builder().add(place(field, at));
    ElasticCode elastic = ElasticCode.of(step.type(), FramerState.stem(field));
    String span = FramerState.stem(field) + "Span";
    code.add(span(field, elastic, span, at));
    boolean isLong = JavaTypes.isLong(step.type().value());
    CodeBlock get = elastic.get(at.index(), span);
    JavaValue raw = new JavaValue(get, JavaValue.Kind.LONG, JavaValue.PRIMARY);
    code.add(value(field, isLong ? raw : raw.asInt()));
    code.add(checks(field, at.octet(), at));
    read.add(field.id());
    code.addStatement("position = $L$L", at.octet().equals("0") ? "" : at.octet() + " + ", span);
    Scope scope = scopes.sizedBy(field);
    if (scope != null) {
      String place = at.isMoved() ? "position - " + span : at.octet();
      code.add(scopes.narrow(scope, field, place, Where.POSITION));
    }
    return code.build();
  }

  /** Waits for all octets of a number. */
  CodeBlock span(IrField field, ElasticCode elastic, String span, Where at) {
    elastic.declared().ifPresent(state::constant);
    Scope scope = scopes.nearest();
    String end = scope == null ? "available" : "Math.min(available, " + scope.end + ")";
    CodeBlock isCut =
        scope == null
            ? CodeBlock.of("$L == -$T.SHORT", span, CoreTypes.CODEC)
            : CodeBlock.of("$L == -$T.SHORT && available < $L", span, CoreTypes.CODEC, scope.end);
    return CodeBlock.builder()
        .addStatement("int $L =$W$L", span, elastic.span(at.index(), "offset + " + end))
        .beginControlFlow("if ($L)", isCut)
        .addStatement("return more(available + 1)")
        .endControlFlow()
        .add(
            FramerState.failIf(
                CodeBlock.of("$L < 0", span), state.failWith(field, "-" + span, at.octet())))
        .build();
  }

  /** {@code length = …;}, a local variable when no later block looks at it. */
  private CodeBlock value(IrField field, JavaValue wireValue) {
    boolean isKept = kept.contains(field.id());
    boolean isLong = JavaTypes.isLong(JavaTypes.wire(field.type()), field.unit());
    JavaValue raw = wireValue;
    if (field.unit() != 1) {
      JavaValue wide = isLong ? raw.asLong() : raw;
      raw = new JavaValue(CodeBlock.of("$L * $L", wide.within(12), field.unit()), wide.kind(), 12);
    }
    TypeName type = isLong ? TypeName.LONG : TypeName.INT;
    String name = FramerState.nameOf(field);
    if (isKept) {
      state.variable(type, name);
      return CodeBlock.builder().addStatement("$L = $L", name, raw.code()).build();
    }
    return CodeBlock.builder().addStatement("$T $L = $L", type, name, raw.code()).build();
  }

  private CodeBlock checks(IrField field, String octet, Where at) {
    CodeBlock.Builder code = CodeBlock.builder();
    String name = FramerState.nameOf(field);
    if (isClosed(field.type())) {
      var known = state.context.names().constants(((IrType.EnumOf) field.type()).enumName());
      CodeBlock unknown = CodeBlock.of("!$T.isKnown($L)", known, name);
      code.add(FramerState.failIf(unknown, state.fail(field, "ENUM", octet)));
    }
    if (isConstant(field)) {
      code.add(FramerState.failIf(differs(field, name, at), state.fail(field, "CONST", octet)));
    }
    for (IrField.Constraint constraint : constraints(field)) {
      code.add(
          FramerState.failIf(
              state.expressions.negated(constraint.condition()),
              state.failNamed(field, constraint.error(), octet)));
    }
    return code.build();
  }

  private CodeBlock differs(IrField field, String name, Where at) {
    if (field.constant() instanceof IrField.Constant.Number number) {
      return CodeBlock.of("$L != $L", name, ExpressionEmitter.constant(number.value()).code());
    }
    var octets = ((IrField.Constant.Text) field.constant()).value();
    String constant = JavaNames.constant(FramerState.stem(field)) + "_OCTETS";
    CodeBlock.Builder values = CodeBlock.builder();
    for (int i = 0; i < octets.length(); i++) {
      values.add(i == 0 ? "" : ",$W").add("$L", (byte) octets.at(i));
    }
    state.constant(
        FieldSpec.builder(byte[].class, constant, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer("{$L}", values.build())
            .build());
    return CodeBlock.of(
        "!$T.matches(buffer, $L, $L, $L)", CoreTypes.ASCII, at.index(), octets.length(), constant);
  }
}
