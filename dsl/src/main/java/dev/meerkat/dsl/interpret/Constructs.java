// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;

/** Bytes of the structs that a {@code let} builds: pseudo-headers. */
final class Constructs {
  private final Frame frame;

  Constructs(Frame frame) {
    this.frame = frame;
  }

  /** The partial sum of a let's bytes. */
  long sum(int letId) {
    byte[] bytes = bytes(frame.let(letId).construct());
    return PartialSum.of(bytes, 0, bytes.length);
  }

  private byte[] bytes(IrItem.Construct construct) {
    IrStruct struct = frame.source().program().struct(construct.structName());
    byte[] bytes = new byte[(int) (struct.sizeBits().max() >> 3)];
    long position = 0;
    for (IrField field : struct.fields()) {
      IrExpr value = null;
      for (IrItem.Argument argument : construct.arguments()) {
        if (argument.fieldId() == field.id()) {
          value = argument.value();
        }
      }
      position += write(bytes, position, field, value);
    }
    return bytes;
  }

  /** Writes one field; returns how many bits it takes. */
  private long write(byte[] bytes, long position, IrField field, IrExpr value) {
    IrType.Int integer = Bits.integer(field.type());
    if (integer == null) {
      Value run = frame.value(((IrExpr.Field) value).id());
      System.arraycopy(
          frame.source().bytes(), run.offset(), bytes, (int) (position >> 3), run.length());
    } else if (value != null) {
      long number = new Evaluator(new StructNames(frame)).evaluate(value);
      Bits.write(bytes, position, integer, number / field.unit());
    } else if (field.constant() instanceof IrField.Constant.Number constant) {
      Bits.write(bytes, position, integer, constant.value() / field.unit());
    }
    return field.sizeBits().max();
  }
}
