// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrStruct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of a struct while it is read. */
final class Frame {
  private final Source source;
  private final IrStruct struct;
  private final List<IrField> declared;
  private final List<Argument> arguments;
  private final Scopes scopes;
  private final Value[] values;
  private final long[] begins;
  private final Map<String, Value.Bytes> regions = new HashMap<>();
  private final Map<Integer, Verdict> checksums = new HashMap<>();
  private Value.Bytes element;
  private Value.Bytes elementValue;
  private long position;
  private long findings;
  private boolean complete;

  Frame(Source source, IrStruct struct, List<Argument> arguments, long start, long windowEnd) {
    this.source = source;
    this.struct = struct;
    this.declared = struct.fields();
    this.arguments = arguments;
    this.scopes = new Scopes(start, windowEnd);
    this.values = new Value[declared.size() + 1];
    this.begins = new long[declared.size() + 1];
    this.position = start;
    Arrays.fill(begins, start);
  }

  /** The frame that once led to this value. */
  static Frame of(Source source, Value.Struct value) {
    long start = (long) value.offset() << 3;
    Frame frame =
        new Frame(
            source, value.type(), value.arguments(), start, start + ((long) value.length() << 3));
    for (int id = 1; id < frame.values.length; id++) {
      frame.values[id] = value.field(id);
    }
    frame.regions.putAll(value.regions());
    frame.checksums.putAll(value.checksums());
    frame.position = start + ((long) value.length() << 3);
    frame.complete = true;
    return frame;
  }

  Source source() {
    return source;
  }

  IrStruct struct() {
    return struct;
  }

  List<Argument> arguments() {
    return arguments;
  }

  Scopes scopes() {
    return scopes;
  }

  long position() {
    return position;
  }

  void moveTo(long newPosition) {
    position = newPosition;
  }

  void begin(int fieldId) {
    begins[fieldId] = position;
  }

  /** The byte in which a field starts; of field 0, the struct itself. */
  int offsetOf(int fieldId) {
    return (int) ((fieldId == 0 ? scopes.message().start() : begins[fieldId]) >> 3);
  }

  void put(int fieldId, Value value) {
    values[fieldId] = value;
  }

  /** The value of a field, or null before it is read. */
  Value value(int fieldId) {
    return values[fieldId];
  }

  IrField declaration(int fieldId) {
    return declared.get(fieldId - 1);
  }

  void put(String region, Value.Bytes range) {
    regions.put(region, range);
  }

  /** The place of a region, or null before it is read to its end. */
  Value.Bytes region(String name) {
    return regions.get(name);
  }

  void put(int fieldId, Verdict verdict) {
    checksums.put(fieldId, verdict);
  }

  /** The verdict on a checksum, or null before there is one. */
  Verdict verdict(int fieldId) {
    return checksums.get(fieldId);
  }

  /** Says that this struct is the value of an element of a TLV. */
  void standsIn(Value.Bytes wholeElement, Value.Bytes valueOfElement) {
    this.element = wholeElement;
    this.elementValue = valueOfElement;
  }

  Value.Bytes element() {
    return element;
  }

  Value.Bytes elementValue() {
    return elementValue;
  }

  void complete() {
    complete = true;
  }

  /** Whether the struct is read to its end. */
  boolean isComplete() {
    return complete;
  }

  void find(int bit) {
    findings |= 1L << bit;
  }

  IrItem.Let let(int id) {
    return let(struct.items(), id);
  }

  private static IrItem.Let let(List<IrItem> items, int id) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Let let && let.id() == id) {
        return let;
      }
      if (item instanceof IrItem.Region region) {
        IrItem.Let inside = let(region.items(), id);
        if (inside != null) {
          return inside;
        }
      }
    }
    return null;
  }

  /** The fields that were read, up to the first that was not. */
  Value.Struct soFar() {
    List<Value> read = new ArrayList<>();
    for (int id = 1; id < values.length && values[id] != null; id++) {
      read.add(values[id]);
    }
    int offset = offsetOf(0);
    int end = (int) (position + 7 >> 3);
    return new Value.Struct(
        struct, offset, end - offset, read, regions, checksums, arguments, findings);
  }

  Value.Struct toValue() {
    long start = scopes.message().start();
    List<Value> read = new ArrayList<>();
    for (int id = 1; id < values.length; id++) {
      read.add(values[id]);
    }
    int offset = (int) (start >> 3);
    int end = (int) (position + 7 >> 3);
    return new Value.Struct(
        struct, offset, end - offset, read, regions, checksums, arguments, findings);
  }
}
