// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.Part;
import dev.meerkat.generator.java.CompiledDescriptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** For every description: what the generated writers write is what the interpreter writes. */
class WritersEqualInterpreterTest {
  private static final int TRIES = Integer.getInteger("differential.tries", 300);
  private static final long SEED = Long.getLong("differential.seed", 20261122L);

  @TestFactory
  Stream<DynamicTest> library_changedContents_writersEqualInterpreter() {
    return tests(CompiledDescriptions.library());
  }

  @TestFactory
  Stream<DynamicTest> samples_changedContents_writersEqualInterpreter() {
    return CompiledDescriptions.samples().stream()
        .flatMap(p -> tests(CompiledDescriptions.of(p, Set.of(Part.WRITER))));
  }

  private static Stream<DynamicTest> tests(CompiledDescriptions classes) {
    List<DynamicTest> tests = new ArrayList<>();
    for (IrModule module : classes.program().modules()) {
      for (IrStruct struct : module.structs()) {
        tests.add(
            DynamicTest.dynamicTest(
                struct.qualifiedName(), () -> compare(classes, module, struct)));
      }
    }
    return tests.stream();
  }

  private static void compare(CompiledDescriptions classes, IrModule module, IrStruct struct) {
    WriterComparison comparison = new WriterComparison(classes, struct, SEED);
    Contents contents = new Contents(classes.program(), module, struct, SEED);
    contents.all(TRIES, comparison::compare);
    assertTrue(comparison.written() > 0, "nothing was written: add a vector");
  }
}
