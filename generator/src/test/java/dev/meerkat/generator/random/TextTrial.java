// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.generator.java.CompiledDescriptions;
import dev.meerkat.generator.java.text.ChunkedReading;
import dev.meerkat.generator.java.text.TextOracle;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Texts of descriptions, read both ways, whole and in every cut. */
final class TextTrial {
  private static final int SAMPLES = 12;
  private static final int CHANGES = 6;
  private static final int PIECES = 3;

  private final CompiledDescriptions classes;
  private final IrProgram program;
  private final Random random;
  private int compared;
  private int accepted;

  TextTrial(CompiledDescriptions classes, long seed) {
    this.classes = classes;
    this.program = classes.program();
    this.random = new Random(seed);
  }

  int compared() {
    return compared;
  }

  int accepted() {
    return accepted;
  }

  void module(IrModule module) {
    for (IrText text : module.texts()) {
      if (text.maxBytes() >= 0 && classes.has(text.qualifiedName(), "Reader")) {
        inputs(text, text.chunked() == null ? whole(text) : inChunks(text));
      }
    }
  }

  private Consumer<byte[]> whole(IrText text) {
    Object reader = classes.make(text.qualifiedName(), "Reader");
    TextOracle oracle = new TextOracle(program, text.qualifiedName(), reader);
    return octets -> count(oracle.checkAllWays(octets));
  }

  private Consumer<byte[]> inChunks(IrText text) {
    Class<?> names = classes.type(text.qualifiedName(), "");
    ChunkedReading reading =
        new ChunkedReading(
            classes.make(text.qualifiedName(), "Reader"),
            code -> (String) CompiledDescriptions.callStatic(names, "errorName", code));
    return octets -> {
      String expected = ChunkedReading.interpreted(program, text.qualifiedName(), octets);
      assertEquals(expected, reading.whole(octets));
      byte[] content = reading.content();
      for (int i = 0; i < PIECES; i++) {
        assertEquals(expected, reading.inPieces(octets, new SplittableRandom(random.nextLong())));
        if (expected.startsWith("OK")) {
          assertArrayEquals(content, reading.content());
        }
      }
      count(expected);
    };
  }

  private void count(String outcome) {
    compared++;
    accepted += outcome.startsWith("OK") ? 1 : 0;
  }

  private void inputs(IrText text, Consumer<byte[]> use) {
    TextSamples samples = new TextSamples(program, random);
    for (int i = 0; i < SAMPLES; i++) {
      byte[] valid = samples.valid(text);
      use.accept(valid);
      for (int j = 0; j < CHANGES; j++) {
        use.accept(samples.changed(valid));
      }
    }
  }
}
