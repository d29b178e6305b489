// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrErrorKind;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.Octets;

/** What must, or should, be true of a field that was read: its constant, its constraints. */
final class Conditions {
  private final Frame frame;
  private final Evaluator evaluator;

  Conditions(Frame frame) {
    this.frame = frame;
    this.evaluator = new Evaluator(new StructNames(frame));
  }

  /** Fails for what must be true; notes a finding for what should. */
  void check(IrField field, Value value) throws ReadFailure {
    int offset = frame.offsetOf(field.id());
    if (field.constant() != null && !isConstant(field.constant(), value)) {
      if (!field.constant().should()) {
        throw ReadFailure.of(IrErrorKind.CONST, offset, field.id());
      }
      frame.find(field.constant().finding());
    }
    for (IrField.Constraint constraint : field.constraints()) {
      if (!evaluator.holds(constraint.condition())) {
        if (!constraint.should()) {
          throw ReadFailure.named(constraint.error(), offset, field.id());
        }
        frame.find(constraint.finding());
      }
    }
  }

  private boolean isConstant(IrField.Constant constant, Value value) {
    if (constant instanceof IrField.Constant.Number number) {
      return value instanceof Value.Number found && found.value() == number.value();
    }
    Octets octets = ((IrField.Constant.Text) constant).value();
    boolean same = value.length() == octets.length();
    for (int i = 0; same && i < octets.length(); i++) {
      same = (frame.source().bytes()[value.offset() + i] & 0xFF) == octets.at(i);
    }
    return same;
  }
}
