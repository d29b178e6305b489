// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.boundary;

import dev.meerkat.dsl.interpret.Value;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Changes of the octets themselves, in what no writer can be told: lengths, counts, tags,
 * checksums, constants, reserved bits, prefixes.
 */
final class WireEdits {
  private final IrProgram program;
  private final byte[] octets;
  private final Sink sink;

  /** Takes what was changed. */
  interface Sink {
    void edit(String path, String rule, byte[] octets);
  }

  WireEdits(IrProgram program, byte[] octets, Sink sink) {
    this.program = program;
    this.octets = octets;
    this.sink = sink;
  }

  void struct(Value.Struct struct, String path) {
    for (IrField field : struct.type().fields()) {
      Value value = struct.field(field.id());
      if (value instanceof Value.Absent) {
        continue;
      }
      String name = field.name() == null ? "reserved at " + value.offset() : field.name();
      String place = path.isEmpty() ? name : path + "." + name;
      prefix(field, value, place);
      if (value instanceof Value.Number number) {
        number(struct.type(), field, number, place, false);
      } else {
        part(value, place);
      }
      if (field.constant() instanceof IrField.Constant.Text && value.length() > 0) {
        flipped(value.offset(), place, "first octet changed");
        flipped(value.offset() + value.length() - 1, place, "last octet changed");
      }
    }
  }

  private void part(Value value, String path) {
    if (value instanceof Value.Struct struct) {
      struct(struct, path);
    } else if (value instanceof Value.Elements list) {
      list.values().forEach(v -> part(v, path + "[]"));
    } else if (value instanceof Value.Case chosen && chosen.value() != null) {
      part(chosen.value(), path + "." + chosen.name());
    } else if (value instanceof Value.Tlv run) {
      for (Value.Element element : run.elements()) {
        String place = path + "." + element.type().name();
        for (IrField field : element.head().type().fields()) {
          if (element.head().field(field.id()) instanceof Value.Number number) {
            number(element.head().type(), field, number, place + "." + field.name(), true);
          }
        }
        struct(element.body(), place);
      }
    }
  }

  /** A length in front of a field, when it has a fixed size. */
  private void prefix(IrField field, Value value, String path) {
    if (field.scope() instanceof IrField.Scope.Prefixed prefixed && !prefixed.isElastic()) {
      IrType.Int wire = prefixed.wire();
      int at = value.offset() - wire.bits() / Byte.SIZE;
      if (at >= 0) {
        beside(((long) at) * Byte.SIZE, wire, path + " prefix");
      }
    }
  }

  private void number(
      IrStruct struct, IrField field, Value.Number number, String path, boolean isHead) {
    IrType.Int wire = Edges.wire(field.type());
    boolean isGiven =
        field.name() != null && field.constant() == null && !Smallest.isComputed(field);
    boolean isTag = field.derived() instanceof IrField.Derived.Tags;
    if (wire == null || number.bits() != wire.bits()) {
      return;
    }
    if (field.derived() instanceof IrField.Derived.Checks) {
      set(number.bitOffset(), wire, number.value() ^ 1, path, "one bit wrong");
      set(number.bitOffset(), wire, 0, path, "zero");
      set(number.bitOffset(), wire, -1, path, "all ones");
    } else if (!isGiven || isTag || isHead) {
      beside(number.bitOffset(), wire, path);
      for (Map.Entry<Long, String> edge : Edges.of(program, struct, field).entrySet()) {
        set(number.bitOffset(), wire, edge.getKey(), path, edge.getValue());
      }
    }
  }

  private void beside(long bitOffset, IrType.Int wire, String path) {
    long value = Wire.read(octets, bitOffset, wire);
    Map<String, Long> values = new LinkedHashMap<>();
    values.put("+1", value + 1);
    values.put("-1", value - 1);
    values.put("zero", 0L);
    values.put("all ones", -1L);
    values.forEach((rule, changed) -> set(bitOffset, wire, changed, path, rule));
  }

  private void set(long bitOffset, IrType.Int wire, long value, String path, String rule) {
    byte[] changed = octets.clone();
    Wire.write(changed, bitOffset, wire, value);
    sink.edit(path, "said " + rule, changed);
  }

  private void flipped(int at, String path, String rule) {
    byte[] changed = octets.clone();
    changed[at] ^= 1;
    sink.edit(path, rule, changed);
  }
}
