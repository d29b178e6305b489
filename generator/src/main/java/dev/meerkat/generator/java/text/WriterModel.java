// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.Octets;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.text.IndexPlan;
import dev.meerkat.generator.plan.text.Mentions;
import dev.meerkat.generator.plan.text.TextPlan;
import dev.meerkat.generator.plan.text.TextStep;
import dev.meerkat.generator.plan.text.WriterParts;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * What all methods of one text's writer know.
 *
 * @param self the writer's class
 * @param mentions what conditions of the message look at
 */
record WriterModel(
    TextPlan plan, TextClasses classes, ClassName self, WriterParts parts, Mentions mentions) {

  static WriterModel of(GenerationContext context, TextPlan plan) {
    return new WriterModel(
        plan,
        new TextClasses(context, plan),
        context.names().writer(plan.text().qualifiedName()),
        WriterParts.of(plan.steps()),
        Mentions.in(plan.steps()));
  }

  /** {@code METHOD}: the stage at which a part is set. */
  static String stage(WriterParts.Part part) {
    return part.step().phase().constant();
  }

  /** The stage behind a part. */
  String next(WriterParts.Part part) {
    int next = part.stage() + 1;
    return next < parts.parts().size() ? stage(parts.parts().get(next)) : plan.done().constant();
  }

  /** {@code putHeadersName}: what writes a token or number. */
  static String put(String name) {
    return "put" + JavaNames.pascal(name);
  }

  /** The slots that a writer looks at: those with rules, and those that conditions mention. */
  List<IndexPlan.Slot> slots(TextStep.Lines lines) {
    return lines.index() == null
        ? List.of()
        : lines.index().slots().stream()
            .filter(slot -> isChecked(slot) || mentions.slots().contains(slot.item().name()))
            .toList();
  }

  private static boolean isChecked(IndexPlan.Slot slot) {
    return slot.item().single() || slot.item().token() || slot.item().digits() != null;
  }

  /** {@code RANGE}, {@code CHARSET}: {@code fail(ResponseHead.FIELD_REASON, Codec.RANGE)}. */
  CodeBlock fail(TextStep step, String kind) {
    return CodeBlock.of("fail($L,$W$T.$L)", classes.field(step.field()), CoreTypes.CODEC, kind);
  }

  /** Conditions on what has just been written. */
  CodeBlock constraints(TextStep step, List<TextStep> steps) {
    ExpressionEmitter conditions = new ExpressionEmitter(new TextResolver(plan, steps));
    CodeBlock.Builder code = CodeBlock.builder();
    for (IrField.Constraint constraint : step.constraints()) {
      if (!constraint.should()) {
        code.beginControlFlow("if ($L)", conditions.negated(constraint.condition()))
            .addStatement(
                "fail($L,$W$L)", classes.field(step.field()), classes.kind(constraint.error()))
            .endControlFlow();
      }
    }
    return code.build();
  }

  /** Conditions between parts. */
  CodeBlock requires(List<TextStep> steps) {
    ExpressionEmitter conditions = new ExpressionEmitter(new TextResolver(plan, steps));
    CodeBlock.Builder code = CodeBlock.builder();
    for (TextStep step : steps) {
      if (step instanceof TextStep.Require require) {
        code.beginControlFlow("if ($L)", conditions.negated(require.item().condition()))
            .addStatement(
                "fail($L,$W$L)", classes.field(step.field()), classes.kind(require.item().error()))
            .endControlFlow();
      }
    }
    return code.build();
  }

  /**
   * Emits.
   *
   * <pre>
   * // "\r\n"
   * Bytes.putU16(buffer, at, 0x0D0A);
   * at += 2;
   * </pre>
   */
  static CodeBlock literal(Octets octets) {
    if (octets == null) {
      return CodeBlock.of("");
    }
    return CodeBlock.builder()
        .add("// \"$L\"\n", LiteralCode.readable(octets))
        .add(new LiteralCode(octets, false).stores("buffer", "at"))
        .addStatement("at += $L", octets.length())
        .build();
  }

  static MethodSpec.Builder inner(String name) {
    return MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
  }

  MethodSpec.Builder setter(String name) {
    return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(self);
  }

  static TypeName typeOf(TextStep.Digits digits) {
    return digits.isInt() ? TypeName.INT : TypeName.LONG;
  }
}
