// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrChain;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.ir.Octets;
import java.util.ArrayList;
import java.util.List;

/** Writes what a type says at the frame's position, and moves the position behind it. */
final class TypeWriter {
  static final IrType.Int OCTET = new IrType.Int(8, false, false);

  private final Frame frame;

  TypeWriter(Frame frame) {
    this.frame = frame;
  }

  Value write(IrType type, Content content, IrField field) throws WriteFailure {
    IrType.Int integer = type instanceof IrType.Elastic ? null : Bits.integer(type);
    if (integer != null && content instanceof Content.Number number) {
      return number(integer, number.value(), field.id());
    } else if (type instanceof IrType.Bytes bytes && content instanceof Content.Bytes run) {
      must(bytes.extent(), run.octets().length(), field);
      return bytes(run.octets(), field.id());
    } else if (type instanceof IrType.StructOf struct && content instanceof Content.Struct part) {
      IrStruct declaration = frame.source().program().struct(struct.structName());
      List<Argument> arguments =
          new TypeReader(frame, 0).arguments(struct.arguments(), declaration.params());
      return struct(declaration, arguments, part, field.id());
    } else if (type instanceof IrType.ListOf list && content instanceof Content.Elements run) {
      must(list.extent(), run.values().size(), field);
      return list(list, run, field);
    } else if (type instanceof IrType.TlvOf tlv && content instanceof Content.Tlv run) {
      return new TlvWriter(this, frame, tlv).write(run, field);
    } else if (type instanceof IrType.ChainOf chain && content instanceof Content.Chain run) {
      IrChain declaration = frame.source().program().chain(chain.chainName());
      long origin = new TypeReader(frame, 0).origin(chain);
      return new ChainWriter(this, frame, declaration, field.id()).write(run.elements(), origin);
    } else if (type instanceof IrType.Switch choice && content instanceof Content.Case chosen) {
      return choice(choice, chosen, field);
    }
    throw WriteFailure.missing(field.id());
  }

  /** Writes an integer at the position. */
  Value.Number number(IrType.Int type, long value, int fieldId) throws WriteFailure {
    long at = frame.position();
    reserve(type.bits());
    patch(at, type, value, fieldId);
    return new Value.Number(value, at, type.bits());
  }

  /** Writes a number of variable width at the position, in its shortest form. */
  Value.Number elastic(IrType.Elastic type, long value, int fieldId) throws WriteFailure {
    if (value < 0 || value > type.largest()) {
      throw WriteFailure.range(fieldId);
    }
    long at = frame.position();
    int bits = Elastics.bits(type, value);
    reserve(bits);
    new Elastics(frame.source().bytes()).write(type, at, value);
    return new Value.Number(value, at, bits);
  }

  /** Writes a length at the position. */
  void length(IrType type, long value, int fieldId) throws WriteFailure {
    if (type instanceof IrType.Elastic elastic) {
      elastic(elastic, value, fieldId);
    } else {
      number(Bits.integer(type), value, fieldId);
    }
  }

  /** Writes an integer over a place that was written before. */
  void patch(long at, IrType.Int type, long value, int fieldId) throws WriteFailure {
    int unused = Long.SIZE - type.bits();
    boolean fits =
        type.signed()
            ? value << unused >> unused == value
            : unused == 0 || value << unused >>> unused == value;
    if (!fits) {
      throw WriteFailure.range(fieldId);
    }
    Bits.write(frame.source().bytes(), at, type, value);
  }

  private void reserve(long bits) throws WriteFailure {
    if (frame.position() + bits > (long) frame.source().bytes().length << 3) {
      throw new WriteFailure("NO_SPACE", 0);
    }
    frame.moveTo(frame.position() + bits);
  }

  private Value bytes(Octets octets, int fieldId) throws WriteFailure {
    int offset = (int) (frame.position() >> 3);
    for (int i = 0; i < octets.length(); i++) {
      number(OCTET, octets.at(i), fieldId);
    }
    return new Value.Bytes(offset, octets.length());
  }

  /** A run that is counted must be as long as it is said; what is computed is looked at later. */
  private static void must(IrType.Extent extent, long count, IrField field) throws WriteFailure {
    if (extent instanceof IrType.Extent.Fixed fixed && count != fixed.count()) {
      throw WriteFailure.range(field.id());
    }
  }

  /** Writes a part that has names of its own. */
  Value.Struct struct(
      IrStruct struct, List<Argument> arguments, Content.Struct content, int fieldId)
      throws WriteFailure {
    long end = (long) frame.source().bytes().length << 3;
    Frame inner = new Frame(frame.source(), struct, arguments, frame.position(), end);
    try {
      new StructWriter(inner).write(content);
    } catch (WriteFailure failure) {
      throw new WriteFailure(failure.kindName(), fieldId);
    }
    frame.moveTo(inner.position());
    return inner.toValue();
  }

  private Value list(IrType.ListOf type, Content.Elements run, IrField field) throws WriteFailure {
    int offset = (int) (frame.position() >> 3);
    List<Value> values = new ArrayList<>();
    boolean hasEnded = false;
    for (Content element : run.values()) {
      if (hasEnded) {
        throw new WriteFailure("ORDER", field.id());
      }
      Value value = write(type.element(), element, field);
      hasEnded =
          type.extent() instanceof IrType.Extent.Until until && TypeReader.isEnd(until, value);
      values.add(value);
    }
    if (type.extent() instanceof IrType.Extent.Until && !hasEnded) {
      throw WriteFailure.range(field.id());
    }
    return new Value.Elements(offset, (int) (frame.position() >> 3) - offset, values);
  }

  private Value choice(IrType.Switch type, Content.Case chosen, IrField field) throws WriteFailure {
    for (IrType.Case candidate : type.cases()) {
      if (candidate.name().equals(chosen.name()) && candidate.type() != null) {
        boolean written = chosen.value() instanceof Content.Bytes;
        Value value =
            written && candidate.type() instanceof IrType.StructOf
                ? bytes(((Content.Bytes) chosen.value()).octets(), field.id())
                : write(candidate.type(), chosen.value(), field);
        return new Value.Case(
            chosen.name(), value.offset(), value.length(), value, null, List.of());
      }
    }
    throw new WriteFailure("CASE", field.id());
  }
}
