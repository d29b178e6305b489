// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.grammars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.interpret.InterpretedWriter;
import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.interpret.Value;
import dev.meerkat.dsl.interpret.Verdict;
import dev.meerkat.dsl.interpret.Writing;
import dev.meerkat.dsl.ir.IrVector;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What was read can be written, and what was written reads the same. */
class RoundTripTest {
  private static final int CAPACITY = 2_000;

  private final Interpreter interpreter = new Interpreter(Library.program());
  private final InterpretedWriter writer = new InterpretedWriter(Library.program());

  @TestFactory
  Stream<DynamicTest> vector_readAndWritten_readsTheSame() {
    return Library.vectors().stream()
        .filter(v -> !v.reject() && Library.isStruct(v.target()))
        .map(v -> DynamicTest.dynamicTest(v.target() + ": " + v.title(), () -> roundTrip(v)));
  }

  private void roundTrip(IrVector vector) {
    List<Argument> arguments = Library.arguments(vector);
    byte[] octets = vector.octets().toArray();
    Content.Struct first = content(vector.target(), octets, arguments);
    Writing written = writer.write(vector.target(), first, arguments, CAPACITY);
    assertTrue(written.isOk(), () -> written.kindName() + ", field " + written.fieldId());
    Content.Struct second = content(vector.target(), written.octets().toArray(), arguments);
    Writing again = writer.write(vector.target(), second, arguments, CAPACITY);
    assertEquals(written, again);
    Reading reading = read(vector.target(), octets, arguments);
    if (reading.size() == octets.length && isCanonical(reading.value(), octets)) {
      assertEquals(vector.octets(), written.octets());
    }
  }

  /**
   * Whether a writer would write the same: no reserved bit is set, no checksum left away, and
   * between options stands nothing.
   */
  private static boolean isCanonical(Value value, byte[] octets) {
    if (value instanceof Value.Struct struct) {
      return struct.findings() == 0
          && !struct.checksums().containsValue(Verdict.UNVERIFIED)
          && struct.fields().stream().allMatch(f -> isCanonical(f, octets));
    }
    if (value instanceof Value.Tlv tlv) {
      int end = tlv.offset();
      for (Value.Element element : tlv.elements()) {
        if (element.offset() != end || !isCanonical(element.body(), octets)) {
          return false;
        }
        end += element.length();
      }
      for (int i = end; i < tlv.offset() + tlv.length(); i++) {
        if (octets[i] != 0) {
          return false;
        }
      }
      return true;
    }
    return !(value instanceof Value.Case chosen)
        || chosen.value() == null
        || isCanonical(chosen.value(), octets);
  }

  private Reading read(String target, byte[] octets, List<Argument> arguments) {
    Reading reading =
        interpreter.read(target, octets, 0, octets.length, arguments, ReadOptions.DEFAULT);
    assertTrue(reading.isOk(), reading::describe);
    return reading;
  }

  private Content.Struct content(String target, byte[] octets, List<Argument> arguments) {
    Value value = read(target, octets, arguments).value();
    return (Content.Struct) Content.of(value, octets);
  }
}
