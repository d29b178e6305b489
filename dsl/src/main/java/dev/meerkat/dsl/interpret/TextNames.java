// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import java.util.Map;

/** Names in the expressions of a text. */
final class TextNames implements Names {
  private final IrProgram program;
  private final byte[] bytes;
  private final Map<Integer, Value> items;
  private final Map<String, Value.Slot> slots;

  TextNames(
      IrProgram program, byte[] bytes, Map<Integer, Value> items, Map<String, Value.Slot> slots) {
    this.program = program;
    this.bytes = bytes;
    this.items = items;
    this.slots = slots;
  }

  @Override
  public long field(int id) {
    return items.get(id) instanceof Value.Number number ? number.value() : 0;
  }

  @Override
  public long sizeOf(IrField.Target target) {
    return items.get(((IrField.Target.Field) target).id()).length();
  }

  @Override
  public boolean only(int fieldId, String charset) {
    return new Source(program, bytes, ReadOptions.DEFAULT).only(items.get(fieldId), charset);
  }

  @Override
  public long slot(IrExpr.Slot slot) {
    return slots.get(slot.slot()).property(slot.property());
  }
}
