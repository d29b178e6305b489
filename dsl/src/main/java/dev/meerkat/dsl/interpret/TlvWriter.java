// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import java.util.List;

/** Writes a run of tagged elements. */
final class TlvWriter {
  private final TypeWriter types;
  private final Frame frame;
  private final IrTlv tlv;
  private final List<Argument> arguments;

  TlvWriter(TypeWriter types, Frame frame, IrType.TlvOf type) {
    this.types = types;
    this.frame = frame;
    this.tlv = frame.source().program().tlv(type.tlvName());
    this.arguments = new TypeReader(frame, 0).arguments(type.arguments(), tlv.params());
  }

  Value write(Content.Tlv run, IrField field) throws WriteFailure {
    int offset = (int) (frame.position() >> 3);
    boolean isStopped = false;
    for (Content.Element element : run.elements()) {
      if (isStopped) {
        throw new WriteFailure("ORDER", field.id());
      }
      isStopped = element(element, field) == IrTlv.Kind.STOP;
    }
    int length = (int) (frame.position() >> 3) - offset;
    return new Value.Tlv(tlv, offset, length, List.of(), false);
  }

  private IrTlv.Kind element(Content.Element element, IrField field) throws WriteFailure {
    IrTlv.Case chosen =
        tlv.cases().stream()
            .filter(c -> c.name().equals(element.name()) && c.kind() != IrTlv.Kind.ERROR)
            .findFirst()
            .orElseThrow(() -> new WriteFailure("CASE", field.id()));
    long start = frame.position();
    ChainTable.Mark mark = frame.source().chains().mark();
    long said = 0;
    long found;
    while ((found = element(chosen, element, said, field)) != said) {
      frame.moveTo(start);
      frame.source().chains().backTo(mark);
      said = found;
    }
    return chosen.kind();
  }

  /** Writes the element with a length; returns the length that it should have. */
  private long element(IrTlv.Case chosen, Content.Element element, long said, IrField field)
      throws WriteFailure {
    long start = frame.position();
    for (IrField head : tlv.head().fields()) {
      long value = head.id() != 1 ? said : chosen.isDefault() ? element.tag() : chosen.tag();
      types.length(head.type(), value, field.id());
      if (chosen.kind() != IrTlv.Kind.VALUE) {
        return said;
      }
    }
    long valueStart = frame.position();
    types.struct(chosen.body(), arguments, element.body(), field.id());
    if (tlv.lengthField() == 0) {
      return said;
    }
    IrField length = tlv.head().field(tlv.lengthField());
    long bytes = frame.position() - (tlv.lengthCoversElement() ? start : valueStart) >> 3;
    return StructWriter.inverse((IrField.Derived.Sizes) length.derived(), bytes, field);
  }
}
