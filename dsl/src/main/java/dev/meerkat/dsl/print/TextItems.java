// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.print;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrText;
import java.util.List;

/** The steps of a text. */
final class TextItems {
  private TextItems() {}

  static void print(Lines lines, IrText.Item item) {
    if (item instanceof IrText.Token token) {
      lines.add(
          "#"
              + token.id()
              + " "
              + token.name()
              + " : token of "
              + Words.simple(token.charset())
              + " "
              + token.min()
              + ".."
              + token.max()
              + (token.trim() ? " trim" : "")
              + (token.nocase() ? " nocase" : "")
              + constraints(token.constraints()));
    } else if (item instanceof IrText.Digits digits) {
      lines.add(
          "#"
              + digits.id()
              + " "
              + digits.name()
              + " : digits "
              + Words.integer(digits.type())
              + " "
              + digits.minDigits()
              + ".."
              + digits.maxDigits()
              + " base "
              + digits.base()
              + constraints(digits.constraints()));
    } else if (item instanceof IrText.Literal literal) {
      lines.add("literal " + literal.value());
    } else if (item instanceof IrText.Lines list) {
      lines.add(
          "#"
              + list.id()
              + " "
              + list.name()
              + " : lines of "
              + Words.simple(list.lineText())
              + " until "
              + list.until()
              + " max "
              + list.max());
    } else if (item instanceof IrText.Chunked chunked) {
      lines.add(
          "#"
              + chunked.id()
              + " "
              + chunked.name()
              + " : chunked "
              + chunked.chunkText()
              + ", "
              + chunked.dataName()
              + ", "
              + chunked.behind()
              + ", "
              + chunked.endText());
    } else if (item instanceof IrText.Index index) {
      index(lines, index);
    } else if (item instanceof IrText.Require require) {
      String error = require.error() == null ? "" : " else " + require.error();
      lines.add("require " + Exprs.text(require.condition()) + error);
    }
  }

  private static String constraints(List<IrField.Constraint> constraints) {
    StringBuilder text = new StringBuilder();
    for (IrField.Constraint one : constraints) {
      text.append(one.should() ? " should " : " where ").append(Exprs.text(one.condition()));
      text.append(one.error() == null ? "" : " else " + one.error());
    }
    return text.toString();
  }

  private static void index(Lines lines, IrText.Index index) {
    lines.open("index " + index.list() + " by " + index.key() + (index.nocase() ? " nocase" : ""));
    for (IrText.Slot slot : index.slots()) {
      lines.add(
          slot.name()
              + " = "
              + slot.key()
              + (slot.single() ? " single" : "")
              + (slot.list() ? " list" : "")
              + (slot.digits() == null ? "" : " digits " + Words.integer(slot.digits()))
              + (slot.token() ? " token" : ""));
    }
    lines.close();
  }
}
