// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.interpret.ChecksumPolicy;
import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.interpret.ExternClasses;
import dev.meerkat.dsl.interpret.Externs;
import dev.meerkat.dsl.interpret.InterpretedWriter;
import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.interpret.Writing;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CompiledDescriptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Writes contents with the interpreter and with a generated writer.
 *
 * <p>What the interpreter writes, the generated writer writes, byte for byte; what it refuses is
 * refused. Nothing is written that a reader refuses, and nothing outside of the window is touched.
 */
public final class WriterComparison {
  private static final int CAPACITY = 2000;

  private final CompiledDescriptions classes;
  private final ContentDriver driver;
  private final IrStruct struct;
  private final Random random;
  private final Externs externs;
  private int written;

  public WriterComparison(CompiledDescriptions classes, IrStruct struct, long seed) {
    this.classes = classes;
    this.driver = new ContentDriver(classes, seed);
    this.struct = struct;
    this.random = new Random(seed);
    this.externs =
        new ExternClasses(classes.program(), WriterComparison.class.getClassLoader()).find();
  }

  /** How many contents were written. */
  public int written() {
    return written;
  }

  public void compare(Content.Struct content, List<Long> arguments) {
    List<Argument> given = arguments.stream().map(Argument::of).toList();
    Writing expected =
        new InterpretedWriter(classes.program(), externs)
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
    if (found.length < 0) {
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
                new ReadOptions(ChecksumPolicy.FAIL, externs));
    if (!again.isOk() || again.size() != found.length) {
      throw new AssertionError(label + "\n  read again: " + again.describe());
    }
    if (!expected.isOk()) {
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

  private static void untouched(byte[] before, byte[] after, int from, int to, String label) {
    if (Arrays.mismatch(before, from, to, after, from, to) >= 0) {
      throw new AssertionError(label + "\n  wrote outside of its window");
    }
  }
}
