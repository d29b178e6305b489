// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.grammars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.interpret.ChecksumPolicy;
import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.interpret.Value;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrVector;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** For every run of bytes there is an answer, and the answer does not depend on where it lies. */
class HostileBytesTest {
  private static final long SEED = 20_251_122;
  private static final int RANDOM_RUNS = 2_000;
  private static final int MUTATIONS = 200;
  private static final int LONGEST = 90;
  private static final int DEEPEST = 8;

  private final Interpreter interpreter = new Interpreter(Library.program());
  private final Random random = new Random(SEED);

  @Test
  void randomBytes_haveAnAnswer() {
    for (IrModule module : Library.program().modules()) {
      for (IrStruct struct : module.structs()) {
        List<Argument> arguments =
            struct.params().stream().map(p -> Argument.of(random.nextInt(1 << 16))).toList();
        for (int i = 0; i < RANDOM_RUNS; i++) {
          byte[] bytes = new byte[random.nextInt(LONGEST)];
          random.nextBytes(bytes);
          read(struct.qualifiedName(), bytes, arguments);
        }
      }
      module.texts().forEach(t -> randomText(t.qualifiedName()));
    }
  }

  private void randomText(String text) {
    String likely = "GET / HTTP/1.1\r\n:, \t\0aZ09\u00ff";
    for (int i = 0; i < RANDOM_RUNS; i++) {
      byte[] bytes = new byte[random.nextInt(LONGEST)];
      for (int j = 0; j < bytes.length; j++) {
        bytes[j] = (byte) likely.charAt(random.nextInt(likely.length()));
      }
      read(text, bytes, List.of());
    }
  }

  @Test
  void vectorsThatWereMutated_haveAnAnswer() {
    for (IrVector vector : Library.vectors()) {
      for (int i = 0; i < MUTATIONS && vector.octets().length() > 0; i++) {
        byte[] bytes = vector.octets().toArray();
        for (int flips = random.nextInt(4); flips >= 0; flips--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        read(vector.target(), bytes, Library.arguments(vector));
      }
    }
  }

  @Test
  void vectorsCutAtEveryByte_haveAnAnswer() {
    for (IrVector vector : Library.vectors()) {
      byte[] bytes = vector.octets().toArray();
      for (int length = 0; length < bytes.length; length++) {
        read(vector.target(), Arrays.copyOf(bytes, length), Library.arguments(vector));
      }
    }
  }

  @Test
  void textCutAtEveryByte_needsMoreUntilItHasItsOutcome() {
    for (IrVector vector : Library.vectors()) {
      if (!Library.isStreamText(vector.target())) {
        continue;
      }
      byte[] bytes = vector.octets().toArray();
      Reading whole = read(vector.target(), bytes, List.of());
      for (int length = 0; length < bytes.length; length++) {
        Reading part = read(vector.target(), Arrays.copyOf(bytes, length), List.of());
        if (part.status() != Reading.NEED_MORE) {
          assertEquals(whole.describe(), part.describe(), vector.title() + " cut at " + length);
        }
      }
    }
  }

  @Test
  void vectorInALargerArray_hasTheSameOutcome() {
    for (IrVector vector : Library.vectors()) {
      byte[] bytes = vector.octets().toArray();
      List<Argument> arguments = Library.arguments(vector);
      Reading alone = read(vector.target(), bytes, arguments);
      for (int offset : new int[] {1, 2, 7}) {
        byte[] larger = new byte[bytes.length + offset + 5];
        Arrays.fill(larger, (byte) 0xA5);
        System.arraycopy(bytes, 0, larger, offset, bytes.length);
        Reading inside =
            interpreter.read(
                vector.target(), larger, offset, bytes.length, arguments, ReadOptions.DEFAULT);
        assertEquals(alone.status(), inside.status(), vector.title());
        assertEquals(alone.size(), inside.size(), vector.title());
        if (alone.errorOffset() >= 0) {
          assertEquals(alone.errorOffset() + offset, inside.errorOffset(), vector.title());
        }
      }
    }
  }

  private Reading read(String name, byte[] bytes, List<Argument> arguments) {
    ReadOptions lenient = new ReadOptions(ChecksumPolicy.NOTE);
    Reading noted = interpreter.read(name, bytes, 0, bytes.length, arguments, lenient);
    inspect(noted, bytes.length);
    if (noted.isOk()) {
      follow(noted.value(), bytes, 0);
    }
    Reading strict = interpreter.read(name, bytes, 0, bytes.length, arguments, ReadOptions.DEFAULT);
    inspect(strict, bytes.length);
    return strict;
  }

  private static void inspect(Reading reading, int length) {
    if (reading.isOk()) {
      assertTrue(reading.size() <= length, reading::describe);
    } else if (reading.status() != Reading.NEED_MORE) {
      assertTrue(0 <= reading.errorOffset() && reading.errorOffset() <= length, reading::describe);
      assertTrue(reading.status() >>> 8 == reading.fieldId(), reading::describe);
    }
  }

  /** Reads the messages behind switches too. */
  private void follow(Value value, byte[] bytes, int depth) {
    if (value instanceof Value.Struct struct && depth < DEEPEST) {
      for (Value field : struct.fields()) {
        if (field instanceof Value.Case chosen && chosen.message() != null) {
          Reading inner = interpreter.open(chosen, bytes, new ReadOptions(ChecksumPolicy.NOTE));
          inspect(inner, bytes.length);
          if (inner.isOk()) {
            follow(inner.value(), bytes, depth + 1);
          }
        }
      }
    }
  }
}
