// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrOccurrences;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What texts can say and the generator cannot make yet. */
record TextLimits(IrText text, CheckInput input) {

  void check() {
    Set<String> indexed = new HashSet<>();
    for (IrText.Item item : text.items()) {
      if (item instanceof IrText.Token token) {
        only(token.constraints());
      } else if (item instanceof IrText.Digits digits) {
        number(digits.type(), digits.span());
        only(digits.constraints());
      } else if (item instanceof IrText.Require require) {
        only(require.condition(), require.span());
      } else if (item instanceof IrText.Index index) {
        index.slots().forEach(slot -> number(slot.digits(), index.span()));
        if (!indexed.add(index.list())) {
          input.report(
              Code.NOT_GENERATED_SECOND_INDEX,
              index.span(),
              "a second index over " + index.list() + " is not generated yet",
              "put its slots into the first");
        }
      }
    }
  }

  /** Digits become a long: the 64th bit has no place in it. */
  private void number(IrType.Int type, IrSpan place) {
    if (type != null && type.bits() == Long.SIZE && !type.signed()) {
      input.report(
          Code.NOT_GENERATED_LONG_DIGITS, place, "digits of u64 are not generated yet", "take u63");
    }
  }

  private void only(List<IrField.Constraint> constraints) {
    constraints.forEach(one -> only(one.condition(), one.span()));
  }

  private void only(IrExpr condition, IrSpan place) {
    if (IrOccurrences.here(condition, IrExpr.Only.class::isInstance)) {
      input.report(
          Code.NOT_GENERATED_ONLY_IN_TEXT,
          place,
          "only() in a text is not generated yet",
          "give the token that charset");
    }
  }
}
