// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator;

import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.plan.GenerationException;
import java.util.Set;

/**
 * What to generate.
 *
 * @param program the checked description
 * @param packageName the root package; module {@code net.tcp} goes into {@code <packageName>.tcp}
 * @param modules names of the declared modules; of others only what these use as parts
 * @param parts which classes to make
 * @param messages qualified names: a module of which one is named gives these alone, with the parts
 *     that they use; a module of which none is named gives all that it has
 */
public record GenerationRequest(
    IrProgram program,
    String packageName,
    Set<String> modules,
    Set<Part> parts,
    Set<String> messages) {
  public GenerationRequest {
    modules = Set.copyOf(modules);
    parts = Set.copyOf(parts);
    messages = Set.copyOf(messages);
    for (String module : modules) {
      if (program.module(module).isEmpty()) {
        throw new IllegalArgumentException("no module " + module + " in the program");
      }
    }
    for (String message : messages) {
      int dot = message.lastIndexOf('.');
      boolean isThere =
          dot > 0
              && program.module(message.substring(0, dot)).stream()
                  .flatMap(module -> module.structs().stream())
                  .anyMatch(struct -> struct.qualifiedName().equals(message));
      if (!isThere) {
        throw new GenerationException("no message " + message + " in the declared modules");
      }
    }
  }

  /** All messages of the modules. */
  public GenerationRequest(
      IrProgram program, String packageName, Set<String> modules, Set<Part> parts) {
    this(program, packageName, modules, parts, Set.of());
  }
}
