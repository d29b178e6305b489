// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.Library;
import dev.meerkat.generator.Part;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.testkit.CompileInMemory;
import java.util.Map;
import java.util.Set;

/** What was generated of a program, compiled and loaded. */
final class GeneratedProgram {
  private final IrProgram program;
  private final GenerationContext context;
  private final ClassLoader loader;

  GeneratedProgram(IrProgram program) {
    this.program = program;
    Set<String> modules = Library.modules(program);
    this.context = GenerationContext.of(program, "gen", modules);
    Map<String, String> sources =
        Library.generate(program, modules, Set.of(Part.READER, Part.FRAMER));
    this.loader = CompileInMemory.compile(sources);
  }

  /** Whether a reader can have a checksum policy. */
  boolean hasChecksums() {
    return program.modules().stream()
        .flatMap(m -> m.structs().stream())
        .flatMap(s -> s.fields().stream())
        .anyMatch(f -> f.derived() instanceof IrField.Derived.Checks);
  }

  IrProgram program() {
    return program;
  }

  GenerationContext context() {
    return context;
  }

  /** A new reader of a struct. */
  Called reader(String qualifiedName) {
    return create(context.names().reader(qualifiedName).reflectionName());
  }

  /** A new framer of a message. */
  Called framer(String qualifiedName) {
    return create(context.names().framer(qualifiedName).reflectionName());
  }

  private Called create(String name) {
    try {
      return new Called(loader.loadClass(name).getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no class " + name, e);
    }
  }
}
