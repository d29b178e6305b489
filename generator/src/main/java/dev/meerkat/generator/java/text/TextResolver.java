// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.java.expr.ValueResolver;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.text.IndexPlan;
import dev.meerkat.generator.plan.text.Place;
import dev.meerkat.generator.plan.text.TextPlan;
import dev.meerkat.generator.plan.text.TextStep;
import java.util.List;

/** Where conditions of a text find their values while it is read. */
final class TextResolver implements ValueResolver {
  private final TextPlan plan;
  private final List<TextStep> steps;

  /**
   * @param steps of the message, or of the line that the condition stands in
   */
  TextResolver(TextPlan plan, List<TextStep> steps) {
    this.plan = plan;
    this.steps = steps;
  }

  @Override
  public JavaValue field(int id) {
    for (TextStep step : steps) {
      if (step instanceof TextStep.Digits digits && digits.item().id() == id) {
        return number(digits);
      }
    }
    throw new IllegalArgumentException("no number with id " + id + " in " + plan.text().span());
  }

  /** {@code minorValue}, or {@code headersSizeValues[headersCount]}. */
  private static JavaValue number(TextStep.Digits digits) {
    Place place = digits.place();
    return place.isField()
        ? JavaValue.primary(digits.isInt() ? Kind.INT : Kind.LONG, "$LValue", place.name())
        : JavaValue.primary(Kind.LONG, "$LValues[$LCount]", place.name(), place.lines());
  }

  @Override
  public JavaValue sizeOf(IrField.Target target) {
    if (target instanceof IrField.Target.Field field) {
      Place place = token(field.id()).place();
      CodeBlock code = CodeBlock.of("$L - $L", Places.end(place), Places.start(place));
      return new JavaValue(code, Kind.INT, 11);
    }
    throw new IllegalArgumentException("no size of " + target + " in a text");
  }

  @Override
  public JavaValue only(int fieldId, String charset) {
    throw new GenerationException(
        plan.text().span() + ": only(" + charset + ") in a text: give the token that charset");
  }

  @Override
  public JavaValue slot(String index, String slot, IrExpr.SlotProperty property) {
    IndexPlan.Slot found = index(index).slot(slot);
    boolean isList = found.item().list();
    return switch (property) {
      case PRESENT ->
          isList
              ? new JavaValue(CodeBlock.of("$LCount > 0", found.name()), Kind.BOOLEAN, 9)
              : new JavaValue(CodeBlock.of("$LIndex >= 0", found.name()), Kind.BOOLEAN, 9);
      case COUNT ->
          isList
              ? JavaValue.primary(Kind.INT, "$LCount", found.name())
              : JavaValue.primary(Kind.INT, "($LIndex >= 0 ? 1 : 0)", found.name());
      case VALUE ->
          JavaValue.primary(found.isInt() ? Kind.INT : Kind.LONG, "$LValue", found.name());
    };
  }

  private IndexPlan index(String list) {
    for (TextStep.Lines lines : plan.lines()) {
      if (lines.item().name().equals(list) && lines.index() != null) {
        return lines.index();
      }
    }
    throw new IllegalArgumentException("no index over " + list + " in " + plan.text().span());
  }

  private TextStep.Token token(int id) {
    for (TextStep step : steps) {
      if (step instanceof TextStep.Token token && token.item().id() == id) {
        return token;
      }
    }
    throw new IllegalArgumentException("no token with id " + id + " in " + plan.text().span());
  }
}
