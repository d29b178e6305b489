// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.text;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.Octets;
import java.util.List;

/** One step of a reader; every step can be resumed, so every step has a phase. */
public sealed interface TextStep {
  Phase phase();

  /** Id of the field that errors of this step have. */
  int field();

  default List<IrField.Constraint> constraints() {
    return List.of();
  }

  /** Name of the constant and its number. */
  record Phase(String constant, int number) {}

  /** A run of characters. */
  record Token(Phase phase, int field, IrText.Token item, CharsetPlan charset, Place place)
      implements TextStep {
    @Override
    public List<IrField.Constraint> constraints() {
      return item.constraints();
    }
  }

  /** Adjacent literals are one step. */
  record Literal(Phase phase, int field, Octets octets) implements TextStep {}

  /** A number. */
  record Digits(Phase phase, int field, IrText.Digits item, Place place) implements TextStep {
    @Override
    public List<IrField.Constraint> constraints() {
      return item.constraints();
    }

    /** Whether the value is a Java int; a long otherwise. */
    public boolean isInt() {
      return item.type().bits() < Integer.SIZE;
    }

    /** The largest value of the type. */
    public long largest() {
      return DigitTypes.largest(item.type());
    }
  }

  /**
   * A condition.
   *
   * @param last place of the last named item before it, or null
   */
  record Require(Phase phase, int field, IrText.Require item, Place last) implements TextStep {}

  /**
   * Lines of another text.
   *
   * @param name Java name of the list: {@code headers}
   * @param lineName Java name of one line: {@code header}
   * @param steps steps of a line
   * @param stride ints of a row of the table: start and end of each token and number
   * @param index well-known lines, or null
   */
  record Lines(
      Phase phase,
      int field,
      IrText.Lines item,
      String name,
      String lineName,
      List<TextStep> steps,
      int stride,
      IndexPlan index)
      implements TextStep {
    public Lines {
      steps = List.copyOf(steps);
    }

    public int capacity() {
      return (int) Math.min(item.max(), Integer.MAX_VALUE / 64);
    }
  }
}
