// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrChain;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.Octets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was read. Offsets and lengths are in bytes and mean the array that was read from. */
public sealed interface Value {
  /** Where it starts; the byte of the first bit for a bit field. */
  int offset();

  /** How many bytes it takes; 0 for what ends in the byte in which it starts. */
  int length();

  /** An integer, enum or flags; the unit is applied. */
  record Number(long value, long bitOffset, int bits) implements Value {
    @Override
    public int offset() {
      return (int) (bitOffset >> 3);
    }

    @Override
    public int length() {
      return (int) ((bitOffset + bits >> 3) - (bitOffset >> 3));
    }
  }

  /** A run of octets, without a prefix. */
  record Bytes(int offset, int length) implements Value {}

  /**
   * A chain.
   *
   * @param length how much it takes in its own place
   * @param elements the octets of each element, wherever they stand; the empty last one is not in
   *     it
   */
  record Chain(IrChain type, int offset, int length, List<Bytes> elements) implements Value {
    public Chain {
      elements = List.copyOf(elements);
    }

    /** The elements with dots between them, as {@link ChainText} says. */
    public String text(byte[] buffer) {
      return ChainText.of(octets(buffer));
    }

    /** The octets of each element. */
    public List<Octets> octets(byte[] buffer) {
      return elements.stream()
          .map(e -> Octets.of(Arrays.copyOfRange(buffer, e.offset(), e.offset() + e.length())))
          .toList();
    }
  }

  /** A field whose condition does not hold. */
  record Absent(int offset) implements Value {
    @Override
    public int length() {
      return 0;
    }
  }

  /** Elements of one type. */
  record Elements(int offset, int length, List<Value> values) implements Value {
    public Elements {
      values = List.copyOf(values);
    }
  }

  /**
   * A run of tagged elements; those that are skipped are not in it.
   *
   * @param stopped whether a case that stops ended it
   */
  record Tlv(IrTlv type, int offset, int length, List<Element> elements, boolean stopped)
      implements Value {
    public Tlv {
      elements = List.copyOf(elements);
    }
  }

  /**
   * One element of a TLV.
   *
   * @param head tag and length
   * @param body what the case holds
   */
  record Element(IrTlv.Case type, int offset, int length, Struct head, Struct body)
      implements Value {}

  /**
   * What a switch led to.
   *
   * @param name the case's name
   * @param value what was read, or null for a message, which {@link Interpreter#open} reads
   * @param message qualified name of the message, or null
   * @param arguments what the message gets
   */
  record Case(
      String name, int offset, int length, Value value, String message, List<Argument> arguments)
      implements Value {
    public Case {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * A struct or message.
   *
   * @param fields in declaration order: index i holds the field id i + 1
   * @param regions offset and length by name
   * @param checksums verdicts by field id
   * @param findings bits as the description numbers them
   */
  record Struct(
      IrStruct type,
      int offset,
      int length,
      List<Value> fields,
      Map<String, Bytes> regions,
      Map<Integer, Verdict> checksums,
      List<Argument> arguments,
      long findings)
      implements Value {
    public Struct {
      fields = List.copyOf(fields);
      regions = Map.copyOf(regions);
      checksums = Map.copyOf(checksums);
      arguments = List.copyOf(arguments);
    }

    /** The field with this id. */
    public Value field(int id) {
      return fields.get(id - 1);
    }

    public Optional<Value> field(String name) {
      return type.field(name).map(IrField::id).map(this::field);
    }

    /** The value of a number field. */
    public long number(String name) {
      return field(name)
          .filter(Number.class::isInstance)
          .map(v -> ((Number) v).value())
          .orElseThrow(() -> new IllegalArgumentException("no number " + name));
    }
  }

  /**
   * A text message or line.
   *
   * @param items by item id; the index 0 is not used
   * @param slots by the name of the slot
   */
  record Text(
      IrText type, int offset, int length, Map<Integer, Value> items, Map<String, Slot> slots)
      implements Value {
    public Text {
      items = Map.copyOf(items);
      slots = Map.copyOf(slots);
    }

    /** The item with this name. */
    public Optional<Value> item(String name) {
      return type.items().stream()
          .filter(item -> name.equals(TextItems.name(item)))
          .findFirst()
          .map(item -> items.get(TextItems.id(item)));
    }
  }

  /**
   * A well-known line.
   *
   * @param rows indexes of the lines that are remembered
   * @param value the number when the slot is one, else 0
   */
  record Slot(List<Integer> rows, long value) {
    public Slot {
      rows = List.copyOf(rows);
    }

    /** A property as expressions see it. */
    public long property(IrExpr.SlotProperty property) {
      return switch (property) {
        case PRESENT -> rows.isEmpty() ? 0 : 1;
        case COUNT -> rows.size();
        case VALUE -> value;
      };
    }
  }
}
