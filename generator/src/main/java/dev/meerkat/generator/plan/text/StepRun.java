// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.text;

import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.Octets;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.JavaNames;
import java.util.ArrayList;
import java.util.List;

/** The steps of one text, of a whole message or of a line in one. */
final class StepRun {
  private final TextPlanner planner;
  private final String lines;
  private final String prefix;
  private final int outerField;
  private final List<TextStep> steps = new ArrayList<>();

  private String lastName = "START";
  private int lastField;
  private Place last;
  private Octets literal;
  private int column;

  /**
   * @param lines Java name of the lines that the text is a line of, or null for a message
   * @param prefix leads the names of phases
   * @param outerField field id of those lines, 0 for a message
   */
  StepRun(TextPlanner planner, IrText text, String lines, String prefix, int outerField) {
    this.planner = planner;
    this.lines = lines;
    this.prefix = prefix;
    this.outerField = outerField;
    text.items().forEach(this::add);
    flushLiteral();
  }

  List<TextStep> steps() {
    return steps;
  }

  private void add(IrText.Item item) {
    if (item instanceof IrText.Literal next) {
      literal = literal == null ? next.value() : TextPlanner.join(literal, next.value());
      return;
    }
    if (item instanceof IrText.Index) {
      return;
    }
    flushLiteral();
    if (item instanceof IrText.Token token) {
      addToken(token);
    } else if (item instanceof IrText.Digits digits) {
      addDigits(digits);
    } else if (item instanceof IrText.Lines list) {
      addLines(list);
    } else if (item instanceof IrText.Require require) {
      TextStep.Phase phase = planner.phase(prefix + lastName + "_CHECK");
      steps.add(new TextStep.Require(phase, field(lastField), require, last));
    }
  }

  private void addToken(IrText.Token token) {
    named(token.name(), token.id());
    String name =
        lines == null
            ? planner.names().token(token.name(), token.span())
            : planner.names().token(lines + JavaNames.pascal(token.name()), token.span());
    last = place(name);
    CharsetPlan charset = planner.charset(token.charset());
    steps.add(
        new TextStep.Token(
            planner.phase(prefix + lastName), field(token.id()), token, charset, last));
  }

  private void addDigits(IrText.Digits digits) {
    boolean known = digits.base() == 16 || digits.base() >= 2 && digits.base() <= 10;
    if (!known) {
      throw new GenerationException(
          digits.span() + ": base " + digits.base() + " is not generated, only 2 to 10 and 16");
    }
    DigitTypes.check(digits.type(), digits.span());
    named(digits.name(), digits.id());
    String name =
        lines == null
            ? planner.names().number(digits.name(), digits.span())
            : planner.names().number(lines + JavaNames.pascal(digits.name()), digits.span());
    last = place(name);
    steps.add(
        new TextStep.Digits(planner.phase(prefix + lastName), field(digits.id()), digits, last));
  }

  private void addLines(IrText.Lines list) {
    if (lines != null) {
      throw new GenerationException(list.span() + ": lines inside a line are not generated yet");
    }
    named(list.name(), list.id());
    TextStep.Lines step = planner.lines(list);
    last = Place.ofField(step.name());
    steps.add(step);
  }

  private void flushLiteral() {
    if (literal != null) {
      TextStep.Phase phase = planner.phase(prefix + lastName + "_END");
      steps.add(new TextStep.Literal(phase, field(lastField), literal));
      literal = null;
    }
  }

  private void named(String name, int id) {
    lastName = JavaNames.constant(name);
    lastField = id;
  }

  private int field(int id) {
    return lines == null ? id : outerField;
  }

  private Place place(String name) {
    if (lines == null) {
      return Place.ofField(name);
    }
    Place place = new Place(name, lines, column);
    column += 2;
    return place;
  }
}
