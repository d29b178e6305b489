// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.interpret.Value;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrVector;
import dev.meerkat.generator.Library;
import dev.meerkat.generator.java.CompiledDescriptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Law: what was read from canonical octets is written as the same octets. */
class CanonicalVectorsTest {
  private final CompiledDescriptions library = CompiledDescriptions.library();
  private final IrProgram program = library.program();
  private final ContentDriver driver = new ContentDriver(library, 1);

  @Test
  void vectors_readAndWritten_areTheSameOctets() throws IOException {
    Set<String> others = new TreeSet<>();
    int same = 0;
    for (IrModule module : program.modules()) {
      for (IrVector vector : module.vectors()) {
        Reading reading = vector.reject() ? null : read(vector);
        if (reading != null && reading.value() instanceof Value.Struct value) {
          if (Arrays.equals(written(vector, value), octets(vector, reading))) {
            same++;
          } else {
            others.add(vector.title());
          }
        }
      }
    }
    assertEquals(notCanonical(), others);
    assertTrue(same >= 40, "vectors written: " + same);
  }

  /** Vectors of the library that can be written in another way: a line each, title and why. */
  private static Set<String> notCanonical() throws IOException {
    Path list = Library.samples().resolve("not-canonical.txt");
    Set<String> titles = new TreeSet<>();
    for (String line : Files.readAllLines(list)) {
      if (!line.startsWith("#") && !line.isBlank()) {
        titles.add(line.substring(0, line.indexOf(" -- ")));
      }
    }
    return titles;
  }

  private Reading read(IrVector vector) {
    byte[] octets = vector.octets().toArray();
    List<Argument> arguments = new ArrayList<>();
    vector.arguments().forEach(a -> arguments.add(Argument.of(a)));
    return new Interpreter(program)
        .read(vector.target(), octets, 0, octets.length, arguments, ReadOptions.DEFAULT);
  }

  private byte[] written(IrVector vector, Value.Struct value) {
    Content.Struct content = (Content.Struct) Content.of(value, vector.octets().toArray());
    byte[] buffer = new byte[2000];
    int length = driver.write(value.type(), content, vector.arguments(), buffer, 0, buffer.length);
    assertTrue(length >= 0, vector.title() + ": " + -length);
    return Arrays.copyOf(buffer, length);
  }

  private static byte[] octets(IrVector vector, Reading reading) {
    return Arrays.copyOf(vector.octets().toArray(), reading.size());
  }
}
