// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.interpret.InterpretedWriter;
import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.interpret.Value;
import dev.meerkat.dsl.interpret.Writing;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CompiledDescriptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Writes contents with the interpreter and with a generated writer.
 *
 * <p>What the interpreter writes, the generated writer writes, byte for byte; what it refuses is
 * refused. With two differences: lists and bytes that nobody wrote are empty, not missing; and a
 * case that is not the one that a reader would find is refused, where the interpreter writes it.
 * Nothing is written that a reader refuses, and nothing outside of the window is touched.
 */
final class WriterComparison {
  private static final int CAPACITY = 2000;

  /** Of the interpreter: what may be left out here, and checksums at an odd place. */
  private static final Set<String> FORGIVEN = Set.of("MISSING", "CHECKSUM");

  private final CompiledDescriptions classes;
  private final ContentDriver driver;
  private final IrStruct struct;
  private final Random random;
  private int written;

  WriterComparison(CompiledDescriptions classes, IrStruct struct, long seed) {
    this.classes = classes;
    this.driver = new ContentDriver(classes, seed);
    this.struct = struct;
    this.random = new Random(seed);
  }

  /** How many contents were written. */
  int written() {
    return written;
  }

  void compare(Content.Struct content, List<Long> arguments) {
    List<Argument> given = arguments.stream().map(Argument::of).toList();
    Writing expected =
        new InterpretedWriter(classes.program())
            .write(struct.qualifiedName(), content, given, CAPACITY);
    int capacity =
        expected.isOk() && random.nextBoolean()
            ? Math.max(0, expected.octets().length() - random.nextInt(3))
            : CAPACITY;
    int offset = random.nextInt(4);
    byte[] buffer = new byte[offset + CAPACITY + 4];
    random.nextBytes(buffer);
    byte[] before = buffer.clone();
    int length;
    try {
      length = driver.write(struct, content, arguments, buffer, offset, capacity);
    } catch (ContentDriver.Incomplete | ArithmeticException e) {
      return;
    }
    String found =
        length < 0
            ? Codec.kindName(Codec.kind(length)) + " in field " + Codec.field(length)
            : HexFormat.ofDelimiter(" ").formatHex(buffer, offset, offset + length);
    String label = content + " with " + arguments + " in " + capacity + "\n  writer: " + found;
    check(content, expected, given, new Written(buffer, offset, length, capacity), label);
    untouched(before, buffer, offset + capacity, buffer.length, label);
    untouched(before, buffer, 0, offset, label);
  }

  private record Written(byte[] buffer, int offset, int length, int capacity) {}

  private void check(
      Content.Struct content,
      Writing expected,
      List<Argument> arguments,
      Written found,
      String label) {
    if (expected.isOk() && isLossy(content, expected, arguments)) {
      return;
    }
    if (found.length < 0) {
      if (Codec.kind(found.length) == Codec.CASE || isTag(Codec.field(found.length))) {
        return;
      }
      boolean isTooSmall = expected.isOk() && found.capacity < expected.octets().length();
      if (expected.isOk() && !isTooSmall) {
        throw new AssertionError(label + "\n  interpreter: " + expected.octets());
      } else if (isTooSmall && Codec.kind(found.length) != Codec.NO_SPACE) {
        throw new AssertionError(label + "\n  for want of space");
      }
      return;
    }
    written++;
    byte[] octets = Arrays.copyOfRange(found.buffer, found.offset, found.offset + found.length);
    if (expected.isOk() && !Arrays.equals(octets, expected.octets().toArray())) {
      throw new AssertionError(label + "\n  interpreter: " + expected.octets());
    }
    Reading again =
        new Interpreter(classes.program())
            .read(
                struct.qualifiedName(),
                found.buffer,
                found.offset,
                found.length,
                moved(arguments, found.offset),
                ReadOptions.DEFAULT);
    if (!again.isOk() || again.size() != found.length) {
      throw new AssertionError(label + "\n  read again: " + again.describe());
    }
    if (!expected.isOk() && !FORGIVEN.contains(expected.kindName())) {
      throw new AssertionError(label + "\n  interpreter: " + expected + " for " + content);
    }
  }

  /** Arguments that are places count from the start of the buffer. */
  private List<Argument> moved(List<Argument> arguments, int offset) {
    List<Argument> moved = new ArrayList<>(arguments);
    for (int i = 0; i < moved.size(); i++) {
      if (struct.params().get(i).type() instanceof IrType.Origin
          && moved.get(i) instanceof Argument.Number start) {
        moved.set(i, Argument.of(start.value() + offset));
      }
    }
    return moved;
  }

  /** A tag that belongs to no value of the case: the interpreter writes one that does. */
  private boolean isTag(int fieldId) {
    return fieldId > 0 && struct.field(fieldId).derived() instanceof IrField.Derived.Tags;
  }

  /** Whether the interpreter has left out what has a condition that does not hold. */
  private boolean isLossy(Content.Struct content, Writing expected, List<Argument> arguments) {
    byte[] octets = expected.octets().toArray();
    Reading again =
        new Interpreter(classes.program())
            .read(struct.qualifiedName(), octets, 0, octets.length, arguments, ReadOptions.DEFAULT);
    return again.value() instanceof Value.Struct value && isLossy(content, value);
  }

  private static boolean isLossy(Content content, Value value) {
    if (value instanceof Value.Absent) {
      return true;
    } else if (content instanceof Content.Case chosen && value instanceof Value.Case found) {
      return !chosen.name().equals(found.name())
          || found.value() != null && isLossy(chosen.value(), found.value());
    } else if (content instanceof Content.Elements list && value instanceof Value.Elements found) {
      for (int i = 0; i < Math.min(list.values().size(), found.values().size()); i++) {
        if (isLossy(list.values().get(i), found.values().get(i))) {
          return true;
        }
      }
    } else if (content instanceof Content.Tlv tlv && value instanceof Value.Tlv found) {
      return goesOnBehindStop(tlv, found.type()) || isLossy(tlv, found);
    } else if (content instanceof Content.Struct struct && value instanceof Value.Struct found) {
      return struct.fields().entrySet().stream()
          .anyMatch(e -> found.field(e.getKey()).filter(v -> isLossy(e.getValue(), v)).isPresent());
    }
    return false;
  }

  private static boolean isLossy(Content.Tlv run, Value.Tlv found) {
    Iterator<Value.Element> elements = found.elements().iterator();
    return run.elements().stream()
        .filter(e -> e.body() != null && elements.hasNext())
        .anyMatch(e -> isLossy(e.body(), elements.next().body()));
  }

  /** What stands behind the end of a run is padding for the interpreter, a mistake for us. */
  private static boolean goesOnBehindStop(Content.Tlv run, IrTlv tlv) {
    List<Content.Element> elements = run.elements();
    for (int i = 0; i < elements.size() - 1; i++) {
      String name = elements.get(i).name();
      if (tlv.cases().stream()
          .anyMatch(c -> c.kind() == IrTlv.Kind.STOP && c.name().equals(name))) {
        return true;
      }
    }
    return false;
  }

  private static void untouched(byte[] before, byte[] after, int from, int to, String label) {
    if (Arrays.mismatch(before, from, to, after, from, to) >= 0) {
      throw new AssertionError(label + "\n  wrote outside of its window");
    }
  }
}
