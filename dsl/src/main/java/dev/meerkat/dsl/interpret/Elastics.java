// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrErrorKind;
import dev.meerkat.dsl.ir.IrType;

/** Numbers of variable width. Positions are in bits; of an escape, that of its base. */
final class Elastics {
  private final byte[] bytes;

  Elastics(byte[] bytes) {
    this.bytes = bytes;
  }

  Part read(IrType.Elastic type, long at, long limit) throws ReadFailure {
    if (type instanceof IrType.VarUint varuint) {
      return varuint(varuint, at, limit);
    }
    return escape((IrType.Escape) type, at, limit);
  }

  private Part varuint(IrType.VarUint type, long at, long limit) throws ReadFailure {
    int first = (int) (at >> 3);
    int end = (int) (limit >> 3);
    long value = 0;
    for (int i = 0; i < type.maxOctets(); i++) {
      if (first + i >= end) {
        throw failure(IrErrorKind.SHORT, at);
      }
      long group = bytes[first + i] & 0x7F;
      value = type.littleEndian() ? value | group << 7 * i : value << 7 | group;
      if (bytes[first + i] >= 0) {
        boolean isPadded = i > 0 && size(type, value) < i + 1;
        if (type.minimal() && isPadded) {
          throw failure(IrErrorKind.NOT_MINIMAL, at);
        }
        int bits = 8 * (i + 1);
        return new Part(new Value.Number(value, at, bits), at + bits);
      }
    }
    throw failure(IrErrorKind.LIMIT, at);
  }

  private Part escape(IrType.Escape type, long at, long limit) throws ReadFailure {
    long rest = at + type.base().bits();
    if (rest > limit) {
      throw failure(IrErrorKind.SHORT, at);
    }
    long base = Bits.read(bytes, at, type.base());
    if (base < type.forms().get(0).marker()) {
      return new Part(new Value.Number(base, at, type.base().bits()), rest);
    }
    for (IrType.Form form : type.forms()) {
      if (form.marker() == base) {
        return form(type, form, at, rest, limit);
      }
    }
    throw failure(IrErrorKind.VALUE, at);
  }

  private Part form(IrType.Escape type, IrType.Form form, long at, long rest, long limit)
      throws ReadFailure {
    long end = rest + 8L * form.octets();
    if (end > limit) {
      throw failure(IrErrorKind.SHORT, at);
    }
    long number = Bits.read(bytes, rest, new IrType.Int(8 * form.octets(), false, false));
    if (number >>> form.bits() != 0) {
      throw failure(IrErrorKind.VALUE, at);
    }
    long value = number + form.add();
    if (type.minimal() && !form.equals(form(type, value))) {
      throw failure(IrErrorKind.NOT_MINIMAL, at);
    }
    return new Part(new Value.Number(value, at, (int) (end - at)), end);
  }

  private static ReadFailure failure(IrErrorKind kind, long at) {
    return ReadFailure.of(kind, (int) (at >> 3), 0);
  }

  /** Bits of the shortest form of a value. */
  static int bits(IrType.Elastic type, long value) {
    if (type instanceof IrType.VarUint varuint) {
      return 8 * size(varuint, value);
    }
    IrType.Escape escape = (IrType.Escape) type;
    IrType.Form form = form(escape, value);
    return escape.base().bits() + (form == null ? 0 : 8 * form.octets());
  }

  private static int size(IrType.VarUint type, long value) {
    int octets = 1;
    while (octets < type.maxOctets() && value >>> 7 * octets != 0) {
      octets++;
    }
    return octets;
  }

  /** The shortest form of a value, null for the base alone. */
  private static IrType.Form form(IrType.Escape type, long value) {
    if (value < type.forms().get(0).marker()) {
      return null;
    }
    for (IrType.Form form : type.forms()) {
      if (value <= form.largest()) {
        return form;
      }
    }
    return type.forms().get(type.forms().size() - 1);
  }

  /** Writes the shortest form of a value, for which there is room. */
  void write(IrType.Elastic type, long at, long value) {
    if (type instanceof IrType.VarUint varuint) {
      int octets = size(varuint, value);
      for (int i = 0; i < octets; i++) {
        int shift = 7 * (varuint.littleEndian() ? i : octets - 1 - i);
        int more = i < octets - 1 ? 0x80 : 0;
        bytes[(int) (at >> 3) + i] = (byte) (value >>> shift & 0x7F | more);
      }
      return;
    }
    IrType.Escape escape = (IrType.Escape) type;
    IrType.Form form = form(escape, value);
    Bits.write(bytes, at, escape.base(), form == null ? value : form.marker());
    if (form != null) {
      IrType.Int rest = new IrType.Int(8 * form.octets(), false, false);
      Bits.write(bytes, at + escape.base().bits(), rest, value - form.add());
    }
  }
}
