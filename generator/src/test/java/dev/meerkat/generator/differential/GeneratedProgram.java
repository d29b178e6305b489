// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.Library;
import dev.meerkat.generator.Part;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.testkit.CompileInMemory;
import java.util.Set;

/** What was generated of a program, compiled and loaded. */
public final class GeneratedProgram {
  private final IrProgram program;
  private final GenerationContext context;
  private final ClassLoader loader;

  GeneratedProgram(IrProgram program) {
    this(
        program,
        CompileInMemory.compile(
            Library.generate(program, Library.modules(program), Set.of(Part.READER, Part.FRAMER))));
  }

  /** With readers that were compiled before, in packages below {@code gen}. */
  public GeneratedProgram(IrProgram program, ClassLoader loader) {
    this.program = program;
    this.context = GenerationContext.of(program, "gen", Library.modules(program));
    this.loader = loader;
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
