// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.library;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodecsTest {
  /** Some import each other: the target of one of them alone did not start. */
  @Test
  void everyModule_withItsImports_isFound() {
    IrProgram library = WireLibrary.program();
    for (IrModule module : library.modules()) {
      Set<String> imported = Codecs.imported(library, module.name());

      assertTrue(imported.contains(module.name()));
      assertTrue(imported.containsAll(module.imports()), module.name());
    }
  }
}
