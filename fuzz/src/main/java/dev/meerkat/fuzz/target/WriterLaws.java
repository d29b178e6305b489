// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.interpret.InterpretedWriter;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.interpret.Writing;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.fuzz.content.ContentDriver;
import dev.meerkat.fuzz.content.Marks;
import dev.meerkat.fuzz.content.Sameness;
import dev.meerkat.fuzz.library.Called;
import dev.meerkat.fuzz.library.Codecs;
import dev.meerkat.fuzz.library.WireLibrary;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What holds of a generated writer, whatever it is given.
 *
 * <ul>
 *   <li>It throws nothing, and touches nothing outside of its window.
 *   <li>It writes what the interpreter writes, and refuses what that refuses.
 *   <li>What it wrote is read, and holds what was given: read(write(v)) = v.
 *   <li>What was read is written as the same octets: write(read(b)) = b for its own b. But for
 *       marks (padding of a TLV), which a reader does not show: then, if it can be written without
 *       them, what is read again is the same.
 *   <li>A window of just that size is enough, and any smaller one is NO_SPACE.
 * </ul>
 */
final class WriterLaws {
  private static final int CAPACITY = 4000;
  private static final int TAIL = 3;
  private static final byte POISON = (byte) 0xA5;

  private final IrProgram program;
  private final IrStruct struct;
  private final ContentDriver driver;
  private final Called writer;

  WriterLaws(IrProgram program, IrStruct struct) {
    this.program = program;
    this.struct = struct;
    this.driver = new ContentDriver(program);
    this.writer = Codecs.make(struct.qualifiedName(), "Writer");
  }

  IrStruct struct() {
    return struct;
  }

  /**
   * Holds the laws.
   *
   * @param less how much smaller than needed a window is that is too small
   */
  void check(Content.Struct content, Steering steering, int less) {
    try {
      Written first = write(content, steering, CAPACITY);
      agree(content, steering, first);
      if (first.status < 0) {
        return;
      }
      Content.Struct back = read(first, steering);
      String lost = new Sameness(program).difference(struct, content, back);
      Claim.holds(lost == null, () -> told("read back", content) + ": " + lost);
      again(back, first, steering, Marks.none(content));
      if (less <= first.octets.length) {
        Written third = write(content, steering, first.octets.length - less);
        Claim.same(
            "NO_SPACE",
            Codec.kindName(Codec.kind(third.status)),
            () -> told("in a window smaller by " + less, content));
      }
    } catch (Called.Unfit notWritable) {
      // no Java program could have written this
    }
  }

  /** Writes what was read. */
  private void again(Content.Struct back, Written first, Steering steering, boolean isWhole) {
    Written second = write(back, steering, CAPACITY);
    if (isWhole) {
      Claim.same(first.hex(), second.hex(), () -> told("written again", back));
      Written tight = write(back, steering, first.octets.length);
      Claim.same(first.hex(), tight.hex(), () -> told("in a window of its size", back));
    } else if (second.status >= 0) {
      String lost = new Sameness(program).difference(struct, back, read(second, steering));
      Claim.holds(lost == null, () -> told("read, written, read", back) + ": " + lost);
    }
  }

  private Written write(Content.Struct content, Steering steering, int capacity) {
    int offset = steering.offset();
    byte[] buffer = new byte[offset + capacity + TAIL];
    Arrays.fill(buffer, POISON);
    int status =
        driver.write(writer, struct, content, steering.arguments(), buffer, offset, capacity);
    Claim.holds(status <= capacity, () -> told("longer than its window", content));
    untouched(buffer, 0, offset, content);
    untouched(buffer, offset + capacity, buffer.length, content);
    byte[] octets = status < 0 ? new byte[0] : Arrays.copyOfRange(buffer, offset, offset + status);
    return new Written(status, octets);
  }

  private void untouched(byte[] buffer, int from, int to, Content content) {
    for (int i = from; i < to; i++) {
      Claim.holds(buffer[i] == POISON, () -> told("outside of its window", content));
    }
  }

  private record Written(int status, byte[] octets) {
    String hex() {
      return status < 0 ? "error " + -status : HexFormat.of().formatHex(octets);
    }
  }

  private void agree(Content.Struct content, Steering steering, Written written) {
    Writing expected =
        new InterpretedWriter(program)
            .write(struct.qualifiedName(), content, steering.forInterpreter(), CAPACITY);
    if (expected.isOk()) {
      Claim.same(
          HexFormat.of().formatHex(expected.octets().toArray()),
          written.hex(),
          () -> told("written", content));
    } else {
      Claim.holds(
          written.status < 0,
          () -> told(expected.kindName() + " in field " + expected.fieldId(), content));
    }
  }

  private Content.Struct read(Written written, Steering steering) {
    byte[] octets = written.octets;
    Reading reading =
        WireLibrary.interpreter()
            .read(
                struct.qualifiedName(),
                octets,
                0,
                octets.length,
                steering.forInterpreter(),
                ReadOptions.DEFAULT);
    Claim.holds(
        reading.isOk() && reading.size() == octets.length,
        () -> struct.qualifiedName() + " wrote " + written.hex() + ": " + reading.describe());
    return (Content.Struct) Content.of(reading.value(), octets);
  }

  private String told(String what, Content content) {
    return struct.qualifiedName() + " " + what + ": " + content;
  }
}
