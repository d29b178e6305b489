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

/** For every description: what the generated readers say is what the interpreter says. */
class ReadersEqualInterpreterTest {
  private static final int TRIES = Integer.getInteger("differential.tries", 120);
  private static final long SEED = Long.getLong("differential.seed", 20261122L);

  @TestFactory
  Stream<DynamicTest> library_anyBytes_readersEqualInterpreter() {
    List<Path> binary =
        Library.files(Library.folder()).stream()
            .filter(f -> !f.toString().contains("http"))
            .toList();
    return tests(new GeneratedProgram(Library.compile(binary)));
  }

  @TestFactory
  Stream<DynamicTest> samples_anyBytes_readersEqualInterpreter() {
    return Library.files(Library.samples()).stream()
        .flatMap(f -> tests(new GeneratedProgram(Library.compile(List.of(f)))));
  }

  private static Stream<DynamicTest> tests(GeneratedProgram generated) {
    List<DynamicTest> tests = new ArrayList<>();
    VectorParts parts = new VectorParts(generated.program());
    for (IrModule module : generated.program().modules()) {
      for (IrStruct struct : module.structs()) {
        tests.add(
            DynamicTest.dynamicTest(
                struct.qualifiedName(), () -> compare(generated, module, struct, parts)));
      }
    }
    return tests.stream();
  }

  private static void compare(
      GeneratedProgram generated, IrModule module, IrStruct struct, VectorParts parts) {
    Differential differential = new Differential(generated, SEED);
    new Inputs(
            module,
            struct,
            parts.of(struct.qualifiedName()),
            SEED,
            (octets, args) -> differential.compare(struct, octets, args))
        .all(TRIES);
    assertTrue(differential.compared() > 0);
    assertTrue(differential.accepted() > 0, "nothing was accepted: add a vector");
  }
}
