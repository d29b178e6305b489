// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import java.util.ArrayList;
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
    for (Content.Element element : run.elements()) {
      element(element, field);
    }
    int length = (int) (frame.position() >> 3) - offset;
    return new Value.Tlv(tlv, offset, length, List.of(), false);
  }

  private void element(Content.Element element, IrField field) throws WriteFailure {
    IrTlv.Case chosen =
        tlv.cases().stream()
            .filter(c -> c.name().equals(element.name()) && c.kind() != IrTlv.Kind.ERROR)
            .findFirst()
            .orElseThrow(() -> new WriteFailure("CASE", field.id()));
    long start = frame.position();
    List<Long> places = new ArrayList<>();
    for (IrField head : tlv.head().fields()) {
      places.add(frame.position());
      long value = head.id() != 1 ? 0 : chosen.isDefault() ? element.tag() : chosen.tag();
      types.number(Bits.integer(head.type()), value, field.id());
      if (chosen.kind() != IrTlv.Kind.VALUE) {
        return;
      }
    }
    long valueStart = frame.position();
    types.struct(chosen.body(), arguments, element.body(), field.id());
    if (tlv.lengthField() != 0) {
      IrField length = tlv.head().field(tlv.lengthField());
      long from = tlv.lengthCoversElement() ? start : valueStart;
      long bytes = frame.position() - from >> 3;
      IrField.Derived.Sizes sizes = (IrField.Derived.Sizes) length.derived();
      types.patch(
          places.get(length.id() - 1),
          Bits.integer(length.type()),
          StructWriter.inverse(sizes, bytes, field),
          field.id());
    }
  }
}
