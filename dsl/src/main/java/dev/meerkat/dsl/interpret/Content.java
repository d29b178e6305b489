// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.ir.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is to be written: values by name, without places. What is derived need not be given. */
public sealed interface Content {

  /** A number, its unit applied. */
  record Number(long value) implements Content {}

  /** A run of octets; of a message in a switch, the message as it was written before. */
  record Bytes(Octets octets) implements Content {}

  /** Elements of a list. */
  record Elements(List<Content> values) implements Content {
    public Elements {
      values = List.copyOf(values);
    }
  }

  /** The elements of a chain, without the empty last one. */
  record Chain(List<Octets> elements) implements Content {
    public Chain {
      elements = List.copyOf(elements);
    }
  }

  /** Elements of a TLV, those that stop or are skipped too. */
  record Tlv(List<Element> elements) implements Content {
    public Tlv {
      elements = List.copyOf(elements);
    }
  }

  /**
   * One element.
   *
   * @param name of its case
   * @param tag only looked at for the default case
   */
  record Element(String name, long tag, Struct body) {}

  /** A case of a switch by its name. */
  record Case(String name, Content value) implements Content {}

  /** Fields by name; what is not in it is absent, derived or constant. */
  record Struct(Map<String, Content> fields) implements Content {
    public Struct {
      fields = Map.copyOf(fields);
    }
  }

  /** What a field holds when nothing is given; null when something must be. */
  static Content empty(IrField field) {
    IrType type = field.type();
    if (type instanceof IrType.Bytes bytes) {
      boolean isFixed = bytes.extent() instanceof IrType.Extent.Fixed;
      int reserved = isFixed ? (int) ((IrType.Extent.Fixed) bytes.extent()).count() : 0;
      return isFixed && field.name() != null ? null : new Bytes(Octets.of(new byte[reserved]));
    } else if (type instanceof IrType.ListOf list) {
      return list.extent() instanceof IrType.Extent.Until ? null : new Elements(List.of());
    }
    return type instanceof IrType.TlvOf && field.min() <= 0 ? new Tlv(List.of()) : null;
  }

  /** What a value holds, so that it can be written again. */
  static Content of(Value value, byte[] buffer) {
    if (value instanceof Value.Number number) {
      return new Number(number.value());
    } else if (value instanceof Value.Struct struct) {
      return struct(struct, buffer);
    } else if (value instanceof Value.Elements list) {
      return new Elements(list.values().stream().map(v -> of(v, buffer)).toList());
    } else if (value instanceof Value.Chain chain) {
      return new Chain(chain.octets(buffer));
    } else if (value instanceof Value.Tlv tlv) {
      List<Element> elements = new ArrayList<>();
      for (Value.Element element : tlv.elements()) {
        long tag = ((Value.Number) element.head().field(1)).value();
        elements.add(new Element(element.type().name(), tag, struct(element.body(), buffer)));
      }
      return new Tlv(elements);
    } else if (value instanceof Value.Case chosen && chosen.value() != null) {
      return new Case(chosen.name(), of(chosen.value(), buffer));
    }
    int end = value.offset() + value.length();
    Bytes bytes = new Bytes(Octets.of(Arrays.copyOfRange(buffer, value.offset(), end)));
    return value instanceof Value.Case message ? new Case(message.name(), bytes) : bytes;
  }

  private static Struct struct(Value.Struct struct, byte[] buffer) {
    Map<String, Content> fields = new LinkedHashMap<>();
    for (IrField field : struct.type().fields()) {
      Value value = struct.field(field.id());
      if (field.name() != null && !(value instanceof Value.Absent)) {
        Content content = of(value, buffer);
        boolean isMasked = field.mask() != 0 && content instanceof Bytes;
        fields.put(
            field.name(),
            isMasked
                ? Masks.unmasked((Bytes) content, struct.field(field.mask()), buffer)
                : content);
      }
    }
    return new Struct(fields);
  }
}
