// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.CodeGenerator;
import dev.meerkat.generator.GeneratedFile;
import dev.meerkat.generator.GenerationRequest;
import dev.meerkat.generator.Part;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.testkit.CompileInMemory;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was generated of a program, compiled and loaded. */
final class GeneratedProgram {
  private final IrProgram program;
  private final GenerationContext context;
  private final Map<String, String> sources = new TreeMap<>();
  private final ClassLoader loader;

  GeneratedProgram(IrProgram program) {
    this.program = program;
    Set<String> modules =
        program.modules().stream().map(IrModule::name).collect(Collectors.toSet());
    this.context = GenerationContext.of(program, "gen", modules);
    GenerationRequest request = new GenerationRequest(program, "gen", modules, Set.of(Part.READER));
    for (GeneratedFile file : CodeGenerator.generate(request)) {
      sources.put(file.path(), file.content());
    }
    this.loader = CompileInMemory.compile(sources);
  }

  IrProgram program() {
    return program;
  }

  GenerationContext context() {
    return context;
  }

  Map<String, String> sources() {
    return sources;
  }

  /** A new reader of a struct. */
  Called reader(String qualifiedName) {
    String name = context.names().reader(qualifiedName).reflectionName();
    try {
      return new Called(loader.loadClass(name).getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no reader " + name, e);
    }
  }
}
