// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.grammars;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.interpret.VectorResult;
import dev.meerkat.dsl.interpret.VectorRunner;
import dev.meerkat.dsl.ir.IrModule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every vector and reject of the library. */
class VectorTest {

  @TestFactory
  Stream<DynamicContainer> module_itsVectors_hold() {
    VectorRunner runner = new VectorRunner(Library.program());
    return Library.program().modules().stream()
        .map(module -> DynamicContainer.dynamicContainer(module.name(), vectors(runner, module)));
  }

  private static Stream<DynamicTest> vectors(VectorRunner runner, IrModule module) {
    assertFalse(module.vectors().isEmpty(), module.name() + " has no vectors");
    return module.vectors().stream()
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.title(),
                    () -> {
                      VectorResult result = runner.run(vector);
                      assertTrue(result.passed(), result::describe);
                    }));
  }
}
