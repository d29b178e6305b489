// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.plan.BitStructs;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.writer.WriterPlan;

/**
 * What judges what was set: nothing missing, everything in range, conditions kept.
 *
 * <pre>
 * if ((REQUIRED &amp; ~set) != 0) {
 *   fail(Long.numberOfTrailingZeros(REQUIRED &amp; ~set), Codec.MISSING);
 * }
 * if (ttl &gt;&gt;&gt; 8 != 0) {
 *   fail(TTL, Codec.RANGE);
 * }
 * if (ihl &lt; 5) {
 *   fail(IHL, Codec.RANGE);
 * }
 * </pre>
 */
final class CheckStatements {
  /** How tightly {@code &&} binds. */
  private static final int AND = 4;

  private final WriterModel model;

  CheckStatements(WriterModel model) {
    this.model = model;
  }

  Violations checks() {
    Violations checks = new Violations();
    new RequiredFields(model).missing(checks);
    for (IrField field : model.struct().fields()) {
      if (field.condition() != null) {
        presence(field, checks);
      }
      if (field.condition() == null) {
        checks(field, checks);
      } else {
        Violations inner = new Violations();
        checks(field, inner);
        checks.addWhere(model.isSet(field), inner);
      }
    }
    for (IrItem.Require require : model.plan().requires()) {
      unless(require.condition(), model.plan().field(require.fieldId()), null, checks);
    }
    if (model.struct().maxBytes() >= 0) {
      checks.add(
          CodeBlock.of(
              "$L - offset > $L", model.index(model.plan().end()), model.struct().maxBytes()),
          CodeBlock.builder().addStatement("fail(0, $T.RANGE)", CoreTypes.CODEC).build());
    }
    return checks;
  }

  /**
   * There without being wanted, or the reverse.
   *
   * <pre>
   * if (qos &gt; 0 &amp;&amp; (set &amp; 1L &lt;&lt; PACKET_ID) == 0) {
   *   fail(PACKET_ID, Codec.MISSING);
   * }
   * if (qos &lt;= 0 &amp;&amp; (set &amp; 1L &lt;&lt; PACKET_ID) != 0) {
   *   fail(PACKET_ID, Codec.CASE);
   * }
   * </pre>
   */
  private void presence(IrField field, Violations checks) {
    ExpressionEmitter expressions = model.expressions(field);
    Violations missing = new Violations();
    missing.add(model.isNotSet(field), model.fail(field, "MISSING"));
    IrExpr condition = field.condition();
    checks.addWhere(expressions.emit(condition).asBoolean().within(AND), missing);
    Violations needless = new Violations();
    needless.add(model.isSet(field), model.fail(field, "CASE"));
    CodeBlock absent = expressions.negated(condition);
    boolean isEither = isEitherNegated(condition, expressions);
    checks.addWhere(isEither ? CodeBlock.of("($L)", absent) : absent, needless);
  }

  /** Whether the Java of a condition's contrary is an alternative. */
  private static boolean isEitherNegated(IrExpr condition, ExpressionEmitter expressions) {
    return condition instanceof IrExpr.Unary unary
        && unary.op() == IrExpr.UnaryOp.NOT
        && expressions.emit(unary.operand()).asBoolean().precedence() < AND;
  }

  private void checks(IrField field, Violations checks) {
    boolean isConstant = field.name() == null || field.constant() != null;
    boolean isSum = field.derived() instanceof IrField.Derived.Checks;
    if (isConstant || isSum) {
      return;
    }
    if (BitStructs.is(field)) {
      new BitMembers(model).check(field, checks);
      return;
    }
    boolean isBit = field.derived() instanceof IrField.Derived.Presents;
    if (JavaTypes.isScalar(field.type()) && !isBit) {
      range(field, checks);
    } else if (field.type() instanceof IrType.Switch choice) {
      choice(field, choice, checks);
    } else if (!isBit) {
      extent(field, checks);
      text(field, checks);
    }
    boolean isText = TextChecks.isText(field.type());
    for (IrField.Constraint constraint : field.constraints()) {
      if (!constraint.should() && !(isText && TextChecks.isSet(field, constraint))) {
        unless(constraint.condition(), field, field, checks);
      }
    }
  }

  /** The sets of a text are asked for together with UTF-8. */
  private void text(IrField field, Violations checks) {
    if (!TextChecks.isText(field.type())) {
      return;
    }
    TextChecks text = new TextChecks(model, field);
    Violations closer = new Violations();
    text.utf8(closer);
    for (IrField.Constraint constraint : field.constraints()) {
      if (TextChecks.isSet(field, constraint)) {
        unless(constraint.condition(), field, field, closer);
      }
    }
    text.atOnce(closer, checks);
  }

  /** {@code if (ihl < 5) fail(IHL, Codec.RANGE);} for {@code where ihl >= 5}. */
  private void unless(IrExpr condition, IrField at, IrField context, Violations checks) {
    CodeBlock violated = model.expressions(context).negated(condition);
    CodeBlock fail = model.fail(at, "RANGE");
    if (isEitherNegated(condition, model.expressions(context))) {
      checks.addEither(violated, fail);
    } else {
      checks.add(violated, fail);
    }
  }

  private void range(IrField field, Violations checks) {
    JavaValue value = new WriterValues(model, field).field(field.id());
    CodeBlock fail = model.fail(field, "RANGE");
    if (field.unit() != 1) {
      checks.add(CodeBlock.of("$L % $L != 0", value.within(12), field.unit()), fail);
    }
    if (field.type() instanceof IrType.Elastic elastic) {
      checks.addEither(ElasticNumber.outside(value, elastic), fail);
    } else {
      width(WireValues.of(model, field), JavaTypes.wire(field.type()), fail, checks);
    }
    CodeBlock unknown = Ranges.unknown(model.context(), field.type(), value);
    if (unknown != null) {
      checks.add(unknown, fail);
    }
  }

  private static void width(JavaValue value, IrType.Int wire, CodeBlock fail, Violations checks) {
    CodeBlock outside = Ranges.outside(value, wire);
    if (outside != null && !wire.signed()) {
      checks.addSurplus(value, wire.bits(), fail);
    } else if (outside != null) {
      checks.addEither(outside, fail);
    }
  }

  /**
   * Emits.
   *
   * <pre>
   * if (payloadCaseOf(protocol) != payloadCase) {
   *   fail(PAYLOAD, Codec.CASE);
   * }
   * </pre>
   */
  private void choice(IrField field, IrType.Switch choice, Violations checks) {
    JavaValue on = model.expressions(field).emit(choice.on()).asNumber();
    String chosen = model.names().choice(field);
    checks.add(
        CodeBlock.of("$L($L) != $L", CaseMethods.name(field), on.code(), chosen),
        model.fail(field, "CASE"));
    for (IrType.Case option : Cases.written(model.context(), choice)) {
      Violations inner = new Violations();
      if (TextChecks.isText(option.type())) {
        new TextChecks(model, field).utf8(inner);
      }
      CodeBlock wrong = wrongExtent(field, option.type());
      if (wrong != null) {
        inner.add(wrong, model.fail(field, "RANGE"));
      }
      checks.addWhere(
          CodeBlock.of("$L == $L", chosen, model.names().caseConstant(field, option)), inner);
    }
  }

  /** {@code if (nameEnd - nameStart != size) fail(NAME, Codec.RANGE);} for {@code bytes[size]}. */
  private void extent(IrField field, Violations checks) {
    CodeBlock wrong = wrongExtent(field, field.type());
    boolean isSlot = model.plan().slot(field.id()).isPresent();
    if (wrong != null && !isSlot) {
      checks.add(wrong, model.fail(field, "RANGE"));
    }
  }

  private CodeBlock wrongExtent(IrField field, IrType type) {
    IrType.Extent extent = null;
    JavaValue actual = null;
    if (type instanceof IrType.Bytes bytes) {
      extent = bytes.extent();
      actual = Spans.length(model, Spans.of(model, new IrField.Target.Field(field.id())));
    } else if (type instanceof IrType.ListOf list) {
      extent = list.extent();
      actual = JavaValue.primary(Kind.INT, "$L", model.names().count(field));
    }
    if (extent instanceof IrType.Extent.Computed computed) {
      JavaValue expected = model.expressions(field).emit(computed.count()).asNumber();
      return CodeBlock.of("$L != $L", actual.within(9), expected.within(9));
    } else if (extent instanceof IrType.Extent.Until) {
      return CodeBlock.of("!$L.$L", model.names().owned(field, null), StructsContent.ENDED);
    } else if (extent instanceof IrType.Extent.Fixed fixed) {
      return CodeBlock.of("$L != $L", actual.within(9), fixed.count());
    }
    return null;
  }

  /** Whether the user must set a field that is always there. */
  static boolean isRequired(WriterModel model, IrField field) {
    if (field.condition() != null || field.name() == null || field.constant() != null) {
      return false;
    }
    return WriterPlan.isGiven(field)
        || field.derived() instanceof IrField.Derived.Tags
        || model.plan().part(field.id()).isPresent() && !JavaTypes.isScalar(field.type());
  }
}
