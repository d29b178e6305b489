// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.interpret.Framed;
import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Frames bytes with the interpreter and with a generated framer: octet by octet, in random cuts, at
 * moving offsets; and holds both against the reader.
 */
public final class FramerComparison {
  /** So many octets come one by one: no head is longer. */
  private static final int SLOW = 32;

  private final Interpreter interpreter;
  private final IrStruct struct;
  private final Called framer;
  private final Random random;
  private int compared;
  private int whole;
  private int refused;

  public FramerComparison(GeneratedProgram generated, IrStruct struct, long seed) {
    this.interpreter = new Interpreter(generated.program());
    this.struct = struct;
    this.framer = generated.framer(struct.qualifiedName());
    this.random = new Random(seed);
  }

  int compared() {
    return compared;
  }

  int whole() {
    return whole;
  }

  int refused() {
    return refused;
  }

  /** Whole and in cuts. */
  public void compare(byte[] octets, List<Long> arguments) {
    try {
      cut(octets, arguments, 1);
      cut(octets, arguments, 1 + random.nextInt(9));
      Framed last = cut(octets, arguments, octets.length + 1);
      compared++;
      whole += last.status() == Reading.OK ? 1 : 0;
      refused += last.status() > 0 ? 1 : 0;
      againstReader(octets, arguments, last);
    } catch (AssertionError e) {
      throw new AssertionError(
          struct.qualifiedName()
              + arguments
              + " of "
              + HexFormat.ofDelimiter(" ").formatHex(octets)
              + ": "
              + e.getMessage(),
          e);
    }
  }

  /** More and more of the bytes, up to so many at a time. */
  private Framed cut(byte[] octets, List<Long> arguments, int atMost) {
    framer.call("reset");
    int available = atMost > octets.length ? octets.length : 0;
    while (true) {
      int offset = random.nextInt(4);
      byte[] buffer = new byte[offset + available];
      random.nextBytes(buffer);
      System.arraycopy(octets, 0, buffer, offset, available);
      Framed expected = frame(buffer, offset, available, arguments);
      long needed = (int) framer.number("needed");
      call(buffer, offset, available, arguments);
      same(expected, available, needed);
      if (available == octets.length) {
        return expected;
      }
      int step = available < SLOW ? 1 + random.nextInt(atMost) : 1 + random.nextInt(octets.length);
      available = Math.min(octets.length, available + step);
    }
  }

  private Framed frame(byte[] buffer, int offset, int available, List<Long> arguments) {
    List<Argument> all = new ArrayList<>();
    arguments.forEach(a -> all.add(Argument.of(a)));
    return interpreter.frame(struct.qualifiedName(), buffer, offset, available, all);
  }

  private void call(byte[] buffer, int offset, int available, List<Long> arguments) {
    List<Object> all = new ArrayList<>(List.of(buffer, offset, available));
    for (int i = 0; i < struct.params().size(); i++) {
      IrParam param = struct.params().get(i);
      if (JavaTypes.isScalar(param.type())) {
        long value = arguments.get(i);
        boolean isLong = JavaTypes.isLong(JavaTypes.wire(param.type()));
        all.add(isLong ? (Object) value : (Object) (int) value);
      }
    }
    framer.call("frame", all.toArray());
  }

  private void same(Framed expected, int available, long before) {
    assertEquals(expected.status(), framer.number("status"), expected.describe() + before);
    assertEquals(expected.errorOffset(), framer.number("errorOffset"), expected.describe());
    assertEquals(expected.fieldId(), framer.number("errorField"), expected.describe());
    if (framer.has("headSize")) {
      assertEquals(expected.headSize(), framer.number("headSize"), expected.describe());
    }
    if (expected.status() == Reading.OK) {
      assertEquals(expected.size(), framer.number("size"), expected.describe());
      assertTrue(expected.size() > 0 && expected.size() <= available, expected.describe());
    } else if (expected.status() == Reading.NEED_MORE) {
      assertTrue(framer.number("needed") > available, "asks for what is there");
      long size = framer.number("size");
      assertTrue(size == 0 || size >= expected.needed(), expected.describe());
    }
  }

  /** What a reader accepts is framed with its size. */
  private void againstReader(byte[] octets, List<Long> arguments, Framed framed) {
    List<Argument> all = new ArrayList<>();
    arguments.forEach(a -> all.add(Argument.of(a)));
    Reading reading =
        interpreter.read(
            struct.qualifiedName(), octets, 0, octets.length, all, ReadOptions.DEFAULT);
    if (reading.isOk()) {
      assertEquals(Reading.OK, framed.status(), framed.describe());
      assertEquals(reading.size(), framed.size());
    }
  }
}
