// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.artefact;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import java.util.Set;

/**
 * What a back end writes about.
 *
 * @param program the checked description with all that it imports
 * @param module the module that is asked for
 * @param packageName the root package of Java: module {@code net.tcp} goes into {@code
 *     <packageName>.tcp}
 * @param declared modules whose Java is made together: what one carries of another is typed
 */
public record Subject(
    IrProgram program, IrModule module, String packageName, Set<String> declared) {
  /** A module alone. */
  public Subject(IrProgram program, IrModule module, String packageName) {
    this(program, module, packageName, Set.of(module.name()));
  }

  public Subject {
    declared = Set.copyOf(declared);
    if (program.module(module.name()).isEmpty()) {
      throw new IllegalArgumentException("no module " + module.name() + " in the program");
    }
  }

  /** The package of the module's Java. */
  public String modulePackage() {
    return packageName + "." + module.lastSegment();
  }
}
