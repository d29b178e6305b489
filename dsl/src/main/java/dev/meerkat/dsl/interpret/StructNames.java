// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrType;
import java.util.function.BooleanSupplier;

/** Names in the expressions of a struct. */
final class StructNames implements Names {
  private final Frame frame;
  private final BooleanSupplier more;

  StructNames(Frame frame) {
    this(frame, () -> frame.position() < frame.scopes().limit());
  }

  /** For a writer, where more follows if it is given. */
  StructNames(Frame frame, BooleanSupplier more) {
    this.frame = frame;
    this.more = more;
  }

  @Override
  public long field(int id) {
    return number(frame.value(id));
  }

  @Override
  public long member(int structFieldId, int id) {
    return frame.value(structFieldId) instanceof Value.Struct part ? number(part.field(id)) : 0;
  }

  @Override
  public long param(int index) {
    return frame.arguments().get(index) instanceof Argument.Number number ? number.value() : 0;
  }

  @Override
  public long bits(int structFieldId) {
    if (!(frame.value(structFieldId) instanceof Value.Struct part)) {
      return 0;
    }
    int bits = (int) part.type().sizeBits().min();
    long first = ((Value.Number) part.field(1)).bitOffset();
    return Bits.read(frame.source().bytes(), first, new IrType.Int(bits, false, false));
  }

  @Override
  public long let(int id) {
    IrItem.Let let = frame.let(id);
    return new Evaluator(this).evaluate(let.value());
  }

  @Override
  public long sizeOf(IrField.Target target) {
    return new Ranges(frame).of(target).length();
  }

  @Override
  public boolean present(int fieldId) {
    return !(frame.value(fieldId) instanceof Value.Absent);
  }

  @Override
  public boolean ok(int fieldId) {
    return frame.verdict(fieldId) != Verdict.WRONG;
  }

  @Override
  public boolean more() {
    return more.getAsBoolean();
  }

  @Override
  public boolean only(int fieldId, String charset) {
    return frame.source().only(frame.value(fieldId), charset);
  }

  @Override
  public boolean is(int fieldId, String caseName) {
    return frame.value(fieldId) instanceof Value.Case chosen && chosen.name().equals(caseName);
  }

  private static long number(Value value) {
    return value instanceof Value.Number number ? number.value() : 0;
  }
}
