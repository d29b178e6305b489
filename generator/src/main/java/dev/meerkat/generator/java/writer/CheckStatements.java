// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.plan.BitStructs;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.writer.WriterPlan;

/**
 * Statements that judge what was set: nothing missing, everything in range, conditions kept.
 *
 * <pre>
 * long missing = REQUIRED &amp; ~set;
 * if (missing != 0) {
 *   fail(Long.numberOfTrailingZeros(missing), Codec.MISSING);
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
  private final WriterModel model;

  CheckStatements(WriterModel model) {
    this.model = model;
  }

  CodeBlock checks() {
    CodeBlock.Builder checks = CodeBlock.builder().add(new RequiredFields(model).missing());
    for (IrField field : model.struct().fields()) {
      if (field.condition() != null) {
        checks.add(presence(field));
      }
      CodeBlock of = checks(field);
      if (!of.isEmpty() && field.condition() != null) {
        checks.beginControlFlow("if ($L)", model.isSet(field)).add(of).endControlFlow();
      } else {
        checks.add(of);
      }
    }
    for (IrItem.Require require : model.plan().requires()) {
      checks.add(unless(require.condition(), model.plan().field(require.fieldId()), null));
    }
    if (model.struct().maxBytes() >= 0) {
      checks
          .beginControlFlow(
              "if ($L - offset > $L)", model.index(model.plan().end()), model.struct().maxBytes())
          .addStatement("fail(0, $T.RANGE)", CoreTypes.CODEC)
          .endControlFlow();
    }
    return checks.build();
  }

  /**
   * Emits.
   *
   * <pre>
   * if (qos &gt; 0) {
   *   if ((set &amp; 1L &lt;&lt; PACKET_ID) == 0) {
   *     fail(PACKET_ID, Codec.MISSING);
   *   }
   * } else if ((set &amp; 1L &lt;&lt; PACKET_ID) != 0) {
   *   fail(PACKET_ID, Codec.CASE);
   * }
   * </pre>
   */
  private CodeBlock presence(IrField field) {
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", model.expressions(field).condition(field.condition()))
        .beginControlFlow("if ($L)", model.isNotSet(field))
        .add(model.fail(field, "MISSING"))
        .endControlFlow()
        .nextControlFlow("else if ($L)", model.isSet(field))
        .add(model.fail(field, "CASE"))
        .endControlFlow()
        .build();
  }

  private CodeBlock checks(IrField field) {
    CodeBlock.Builder checks = CodeBlock.builder();
    boolean isConstant = field.name() == null || field.constant() != null;
    boolean isSum = field.derived() instanceof IrField.Derived.Checks;
    if (isConstant || isSum) {
      return checks.build();
    }
    if (BitStructs.is(field)) {
      return new BitMembers(model).check(field);
    }
    boolean isBit = field.derived() instanceof IrField.Derived.Presents;
    if (JavaTypes.isScalar(field.type()) && !isBit) {
      checks.add(range(field));
    } else if (field.type() instanceof IrType.Switch choice) {
      checks.add(choice(field, choice));
    } else if (!isBit) {
      checks.add(extent(field)).add(text(field, field.type()));
    }
    for (IrField.Constraint constraint : field.constraints()) {
      if (!constraint.should()) {
        checks.add(unless(constraint.condition(), field, field));
      }
    }
    return checks.build();
  }

  /** {@code if (ihl < 5) fail(IHL, Codec.RANGE);} for {@code where ihl >= 5}. */
  private CodeBlock unless(IrExpr condition, IrField at, IrField context) {
    CodeBlock violated = model.expressions(context).negated(condition);
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", violated)
        .add(model.fail(at, "RANGE"))
        .endControlFlow()
        .build();
  }

  private CodeBlock range(IrField field) {
    JavaValue value = new WriterValues(model, field).field(field.id());
    CodeBlock.Builder range = CodeBlock.builder();
    if (field.unit() != 1) {
      range
          .beginControlFlow("if ($L % $L != 0)", value.within(12), field.unit())
          .add(model.fail(field, "RANGE"))
          .endControlFlow();
    }
    CodeBlock outside =
        field.type() instanceof IrType.Elastic elastic
            ? ElasticNumber.outside(value, elastic)
            : Ranges.outside(WireValues.of(model, field), JavaTypes.wire(field.type()));
    if (outside != null) {
      range.beginControlFlow("if ($L)", outside).add(model.fail(field, "RANGE")).endControlFlow();
    }
    CodeBlock unknown = Ranges.unknown(model.context(), field.type(), value);
    if (unknown != null) {
      range.beginControlFlow("if ($L)", unknown).add(model.fail(field, "RANGE")).endControlFlow();
    }
    return range.build();
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
  private CodeBlock choice(IrField field, IrType.Switch choice) {
    JavaValue on = model.expressions(field).emit(choice.on()).asNumber();
    CodeBlock.Builder checks =
        CodeBlock.builder()
            .beginControlFlow(
                "if ($L($L) != $L)",
                CaseMethods.name(field),
                on.code(),
                model.names().choice(field))
            .add(model.fail(field, "CASE"))
            .endControlFlow();
    for (IrType.Case option : Cases.written(model.context(), choice)) {
      CodeBlock broken = text(field, option.type());
      if (!broken.isEmpty()) {
        checks
            .beginControlFlow(
                "if ($L == $L)",
                model.names().choice(field),
                model.names().caseConstant(field, option))
            .add(broken)
            .endControlFlow();
      }
      CodeBlock wrong = wrongExtent(field, option.type());
      if (wrong != null) {
        checks
            .beginControlFlow(
                "if ($L == $L && $L)",
                model.names().choice(field),
                model.names().caseConstant(field, option),
                wrong)
            .add(model.fail(field, "RANGE"))
            .endControlFlow();
      }
    }
    return checks.build();
  }

  /** {@code if (nameEnd - nameStart != size) fail(NAME, Codec.RANGE);} for {@code bytes[size]}. */
  private CodeBlock extent(IrField field) {
    CodeBlock wrong = wrongExtent(field, field.type());
    boolean isSlot = model.plan().slot(field.id()).isPresent();
    return wrong == null || isSlot
        ? CodeBlock.of("")
        : CodeBlock.builder()
            .beginControlFlow("if ($L)", wrong)
            .add(model.fail(field, "RANGE"))
            .endControlFlow()
            .build();
  }

  /** {@code if (Utf8.scan(buffer, topicStart, topicEnd) != topicEnd) fail(TOPIC, Codec.RANGE);}. */
  private CodeBlock text(IrField field, IrType type) {
    if (!(type instanceof IrType.Bytes bytes) || bytes.encoding() != IrType.Encoding.UTF8) {
      return CodeBlock.of("");
    }
    Spans.Bounds bounds = Spans.bounds(model, new IrField.Target.Field(field.id()));
    return CodeBlock.builder()
        .beginControlFlow(
            "if ($T.scan(buffer, $L, $L) != $L)",
            CoreTypes.UTF8,
            bounds.start(),
            bounds.end(),
            bounds.end())
        .add(model.fail(field, "RANGE"))
        .endControlFlow()
        .build();
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
