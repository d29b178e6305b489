// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.BodyPlan;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.SwitchPlan;

/** A field of its own: conditional, of variable size, or with a scope: presence, scope, content. */
final class FieldEmitter {
  private final Body body;
  private final IrField field;
  private final String at;
  private final String end;

  FieldEmitter(Body body, IrField field) {
    this.body = body;
    this.field = field;
    this.at = body.plan.at(field);
    this.end = body.plan.end(field);
  }

  /**
   * The statements.
   *
   * <pre>
   * if (!(qos > 0)) {
   *   hasPacketId = false;
   *   packetIdEnd = topicEnd;
   *   return Codec.OK;
   * }
   * hasPacketId = true;
   * </pre>
   */
  CodeBlock emit() {
    String cleared = Integer.toString(body.clearedEnd(field));
    body.reader.state(TypeName.INT, end, cleared);
    body.position = at;
    CodeBlock.Builder code = CodeBlock.builder();
    if (field.condition() != null) {
      code.add(presence());
    }
    String limit = body.scopes.end();
    boolean isScoped = !(field.scope() instanceof IrField.Scope.Open);
    code.add(scope(limit));
    String from = FieldBounds.start(body, field);
    body.position = from;
    Place place =
        new Place(body, field, body.plan.stem(field), from, isScoped ? end : limit, end, isScoped);
    code.add(Contents.read(place, field.type()));
    if (field.type() instanceof IrType.StructOf
        || field.type() instanceof IrType.ChainOf
        || field.type() instanceof IrType.Switch) {
      code.add(Checks.constraints(body, field));
    }
    code.add(sized());
    body.position = body.plan.behind(field);
    if (BodyPlan.hasPadding(field)) {
      code.add(pad(limit));
    }
    body.reached = !isScoped && field.condition() == null && fills(field.type()) ? limit : null;
    return code.build();
  }

  private CodeBlock presence() {
    String presence = body.plan.presence(field);
    body.reader.state(TypeName.BOOLEAN, presence);
    CodeBlock.Builder code = CodeBlock.builder();
    String said = SizeScopes.ahead(body, field);
    code.beginControlFlow(
        "if ($L)", body.ahead(field, said, () -> body.negated(field.condition())));
    code.addStatement("$L = false", presence);
    if (field.scope() instanceof IrField.Scope.Prefixed p && p.isElastic()) {
      code.addStatement("$L = $L", body.plan.start(field), at);
    }
    code.addStatement("$L = $L", end, at);
    if (BodyPlan.hasPadding(field)) {
      code.addStatement("$L = $L", body.plan.behind(field), at);
    }
    code.add(empty());
    code.addStatement("return $T.OK", CoreTypes.CODEC).endControlFlow();
    return code.addStatement("$L = true", presence).build();
  }

  /** Values of a field that is not there. */
  private CodeBlock empty() {
    CodeBlock.Builder code = CodeBlock.builder();
    String stem = body.plan.stem(field);
    if (JavaTypes.isScalar(field.type()) && body.plan.kept().contains(field.id())) {
      code.addStatement("$L = 0", body.plan.variable(field));
    } else if (field.type() instanceof IrType.StructOf
        || field.type() instanceof IrType.ChainOf
        || field.type() instanceof IrType.TlvOf) {
      code.addStatement("$L.clear()", stem);
    } else if (field.type() instanceof IrType.ListOf list) {
      if (list.element() instanceof IrType.StructOf) {
        code.addStatement("$L.clear()", stem);
      } else {
        code.addStatement("$LCount = 0", stem);
      }
    } else if (field.type() instanceof IrType.Switch) {
      code.addStatement("$LCase = -1", stem);
    }
    return code.build();
  }

  private CodeBlock scope(String limit) {
    if (field.scope() instanceof IrField.Scope.SizedBy sized) {
      IrField by = body.field(sized.fieldId());
      if (by.condition() == null) {
        return SizeScopes.enter(body, by, at, limit, end);
      }
      return CodeBlock.builder()
          .beginControlFlow("if ($L)", body.plan.presence(by))
          .add(SizeScopes.enter(body, by, at, limit, end))
          .nextControlFlow("else")
          .addStatement("$L = $L", end, limit)
          .endControlFlow()
          .build();
    } else if (field.scope() instanceof IrField.Scope.Prefixed prefixed) {
      return prefixed.prefix() instanceof IrType.Elastic elastic
          ? ElasticContent.prefix(body, field, elastic, limit)
          : prefix(prefixed.wire(), limit);
    }
    return CodeBlock.of("");
  }

  /**
   * A length in front.
   *
   * <pre>
   * if (end - offset &lt; 2) {
   *   return fail(Publish.FIELD_TOPIC, Codec.SHORT, offset);
   * }
   * int topicLength = Bytes.getU16(buffer, offset);
   * if (topicLength > end - (offset + 2)) {
   *   return fail(Publish.FIELD_TOPIC, Codec.LENGTH, offset);
   * }
   * topicEnd = offset + 2 + topicLength;
   * </pre>
   */
  private CodeBlock prefix(IrType.Int prefix, String limit) {
    int octets = (prefix.bits() + 7) / 8;
    String start = BodyPlan.plus(at, octets);
    var value = ScalarReads.read(at, 0, prefix);
    String local = body.plan.stem(field) + "Length";
    boolean isLong = JavaTypes.isLong(prefix);
    boolean canBeNegative = prefix.signed() || prefix.bits() == 64;
    CodeBlock wrong = CodeBlock.of("$L > $L", local, FieldBounds.minus(limit, start));
    return CodeBlock.builder()
        .add(
            body.failIf(
                CodeBlock.of("$L < $L", FieldBounds.minus(limit, at), octets),
                body.fail(field, "SHORT", at)))
        .addStatement("$L $L = $L", isLong ? "long" : "int", local, value.code())
        .add(
            body.failIf(
                canBeNegative ? CodeBlock.of("$L < 0 ||$W$L", local, wrong) : wrong,
                body.fail(field, "LENGTH", at)))
        .addStatement("$L = $L + $L", end, start, isLong ? "(int) " + local : local)
        .build();
  }

  /** The scope that this field's value gives an end. */
  private CodeBlock sized() {
    ScopeStack.Scope scope = SizeScopes.given(body, field);
    if (scope == null) {
      return CodeBlock.of("");
    }
    if (field.condition() != null) {
      throw new GenerationException(
          field.span() + ": a conditional field that sizes what is around it is not generated yet");
    }
    CodeBlock failure = body.fail(field, "LENGTH", at);
    return CodeBlock.builder()
        .add(SizeScopes.narrow(body, field, scope, 0))
        .add(body.failIf(CodeBlock.of("$L < $L", scope.endVariable, end), failure))
        .build();
  }

  private boolean fills(IrType type) {
    if (!(type instanceof IrType.Switch choice)) {
      return BodyPlan.runsToTheEnd(type);
    }
    return SwitchPlan.of(body.context, choice).cases().stream()
        .allMatch(
            c -> SwitchPlan.isLayer(body.context.program(), c) || BodyPlan.runsToTheEnd(c.type()));
  }

  private CodeBlock pad(String limit) {
    String behind = body.plan.behind(field);
    body.reader.state(TypeName.INT, behind, Integer.toString(body.clearedEnd(field)));
    int to = field.pad().to();
    String start = body.scopes.innermostStart(body.plan.base());
    boolean isPower = Integer.bitCount(to) == 1;
    String over = start + " - " + end;
    String missing =
        isPower ? "((" + over + ") & " + (to - 1) + ")" : "Math.floorMod(" + over + ", " + to + ")";
    return CodeBlock.builder()
        .addStatement("$L = $L + $L", behind, end, missing)
        .add(body.failIf(CodeBlock.of("$L > $L", behind, limit), body.fail(field, "SHORT", at)))
        .add(TlvContent.padding(body, field, end, behind))
        .build();
  }
}
