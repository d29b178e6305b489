// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrErrorKind;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a run of tagged elements. */
final class TlvReader {
  private final TypeReader types;
  private final Frame outer;
  private final IrTlv tlv;
  private final List<Argument> arguments;
  private final Limits limits;
  private final List<Value.Element> elements = new ArrayList<>();
  private final Set<Long> seen = new HashSet<>();

  TlvReader(TypeReader types, Frame outer, IrType.TlvOf type, Limits limits) {
    this.types = types;
    this.outer = outer;
    this.tlv = outer.source().program().tlv(type.tlvName());
    this.arguments = types.arguments(type.arguments(), tlv.params());
    this.limits = limits;
  }

  Part read(long at, long limit) throws ReadFailure {
    long position = at;
    boolean stopped = false;
    while (position < limit && !stopped) {
      Frame head = new Frame(outer.source(), tlv.head(), arguments, position, limit);
      StructReader reader = new StructReader(head, 0);
      long tag = tag(head, reader);
      IrTlv.Case chosen = choose(tag);
      switch (chosen == null ? IrTlv.Kind.ERROR : chosen.kind()) {
        case STOP -> {
          position = head.position();
          stopped = true;
        }
        case SKIP -> position = head.position();
        case ERROR -> throw unknown(chosen, position);
        case VALUE -> position = element(chosen, tag, head, reader, limit);
      }
    }
    if (elements.size() < limits.min()) {
      throw ReadFailure.of(IrErrorKind.SHORT, limits.field(), 0);
    }
    if (stopped) {
      padding(position, limit);
    }
    int offset = (int) (at >> 3);
    int length = (int) (limit >> 3) - offset;
    return new Part(new Value.Tlv(tlv, offset, length, elements, stopped), limit);
  }

  private long tag(Frame head, StructReader reader) throws ReadFailure {
    IrField tag = tlv.head().field(1);
    reader.field(tag);
    return ((Value.Number) head.value(1)).value();
  }

  private IrTlv.Case choose(long tag) {
    IrTlv.Case otherwise = null;
    for (IrTlv.Case candidate : tlv.cases()) {
      if (candidate.isDefault()) {
        otherwise = candidate;
      } else if (candidate.tag() == tag) {
        return candidate;
      }
    }
    return otherwise;
  }

  private static ReadFailure unknown(IrTlv.Case chosen, long position) {
    return ReadFailure.named(chosen == null ? null : chosen.error(), (int) (position >> 3), 0);
  }

  private long element(IrTlv.Case chosen, long tag, Frame head, StructReader reader, long limit)
      throws ReadFailure {
    long start = head.scopes().message().start();
    int offset = (int) (start >> 3);
    mayStand(chosen, tag, offset);
    for (IrField field : tlv.head().fields()) {
      if (field.id() > 1) {
        reader.field(field);
      }
    }
    long valueStart = head.position();
    long end = tlv.lengthField() == 0 ? limit : end(head, start, limit);
    Frame body = new Frame(outer.source(), chosen.body(), arguments, valueStart, end);
    if (tlv.lengthField() != 0) {
      body.standsIn(range(start, end), range(valueStart, end));
    }
    Part part = types.struct(body);
    if (tlv.lengthField() != 0 && part.end() < end) {
      throw ReadFailure.of(IrErrorKind.TRAILING, (int) (part.end() >> 3), 0);
    }
    head.complete();
    int length = (int) (part.end() >> 3) - offset;
    Value.Element element =
        new Value.Element(chosen, offset, length, head.toValue(), (Value.Struct) part.value());
    elements.add(element);
    if (outer.source().trace() != null) {
      outer.source().trace().element(element);
    }
    return part.end();
  }

  private void mayStand(IrTlv.Case chosen, long tag, int offset) throws ReadFailure {
    if (!limits.allowed().isEmpty() && !limits.allowed().contains(chosen.name())) {
      throw ReadFailure.of(IrErrorKind.NOT_ALLOWED, offset, 0);
    }
    if (tlv.unique() && !tlv.uniqueExcept().contains(chosen.name()) && !seen.add(tag)) {
      throw ReadFailure.of(IrErrorKind.DUPLICATE, offset, 0);
    }
    if (limits.exceededBy(elements.size() + 1L)) {
      throw ReadFailure.of(IrErrorKind.LIMIT, offset, 0);
    }
  }

  /** Where the length says that the element ends. */
  private long end(Frame head, long start, long limit) throws ReadFailure {
    IrField length = tlv.head().field(tlv.lengthField());
    long claimed = ((Value.Number) head.value(length.id())).value();
    if (length.derived() instanceof IrField.Derived.Sizes sizes) {
      claimed = Sizes.bytes(sizes, claimed);
    }
    long from = tlv.lengthCoversElement() ? start : head.position();
    if (claimed < 0 || claimed > limit - from >> 3 || from + (claimed << 3) < head.position()) {
      throw ReadFailure.of(IrErrorKind.LENGTH, head.offsetOf(length.id()), 0);
    }
    return from + (claimed << 3);
  }

  private void padding(long from, long limit) throws ReadFailure {
    for (int i = (int) (from >> 3); limits.pad() != null && i < limit >> 3; i++) {
      if ((outer.source().bytes()[i] & 0xFF) != limits.pad().octet()) {
        throw ReadFailure.of(IrErrorKind.PAD, i, 0);
      }
    }
  }

  private static Value.Bytes range(long start, long end) {
    int offset = (int) (start >> 3);
    return new Value.Bytes(offset, (int) (end >> 3) - offset);
  }
}
