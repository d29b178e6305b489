// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.Library;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the generated framers say in every cut is what the interpreter says. */
class FramersEqualInterpreterTest {
  private static final int TRIES = Integer.getInteger("differential.tries", 120);
  private static final long SEED = Long.getLong("differential.seed", 20261122L);

  @TestFactory
  Stream<DynamicTest> library_anyBytesInAnyCut_framersEqualInterpreter() {
    List<Path> binary =
        Library.files(Library.folder()).stream()
            .filter(f -> !f.toString().contains("http"))
            .toList();
    return tests(new GeneratedProgram(Library.compile(binary)));
  }

  @TestFactory
  Stream<DynamicTest> samples_anyBytesInAnyCut_framersEqualInterpreter() {
    return Library.files(Library.samples()).stream()
        .flatMap(f -> tests(new GeneratedProgram(Library.compile(List.of(f)))));
  }

  private static Stream<DynamicTest> tests(GeneratedProgram generated) {
    List<DynamicTest> tests = new ArrayList<>();
    for (IrModule module : generated.program().modules()) {
      for (IrStruct struct : module.structs()) {
        if (struct.message() && struct.stream()) {
          tests.add(
              DynamicTest.dynamicTest(
                  struct.qualifiedName(), () -> compare(generated, module, struct)));
        }
      }
    }
    return tests.stream();
  }

  private static void compare(GeneratedProgram generated, IrModule module, IrStruct struct) {
    FramerComparison comparison = new FramerComparison(generated, struct, SEED);
    new Inputs(module, struct, SEED, comparison::compare).all(TRIES);
    assertTrue(comparison.whole() > 0, "no message was whole: add a vector");
    assertTrue(comparison.refused() + comparison.whole() > comparison.compared() / 100);
  }
}
