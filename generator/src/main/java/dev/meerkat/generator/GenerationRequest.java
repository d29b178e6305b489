// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator;

import dev.meerkat.dsl.ir.IrProgram;
import java.util.Set;

/**
 * What to generate.
 *
 * @param program the checked description
 * @param packageName the root package; module {@code net.tcp} goes into {@code <packageName>.tcp}
 * @param modules names of the declared modules; of others only what these use as parts
 * @param parts which classes to make
 */
public record GenerationRequest(
    IrProgram program, String packageName, Set<String> modules, Set<Part> parts) {
  public GenerationRequest {
    modules = Set.copyOf(modules);
    parts = Set.copyOf(parts);
    for (String module : modules) {
      if (program.module(module).isEmpty()) {
        throw new IllegalArgumentException("no module " + module + " in the program");
      }
    }
  }
}
