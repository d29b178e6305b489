// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.fuzz;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.generator.boundary.BoundaryVector;
import dev.meerkat.generator.boundary.BoundaryVectors;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The conductor: {@code java} holds targets and tests, {@code resources} what they find on the
 * class path.
 */
public final class FuzzFiles {
  private final IrProgram program;
  private final IrModule module;
  private final JavaNames names;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private FuzzFiles(IrProgram program, IrModule module, String packageName) {
    this.program = program;
    this.module = module;
    this.names = GenerationContext.of(program, packageName, Set.of(module.name())).names();
  }

  /** Octets by path; nothing for a module without messages. */
  public static Map<String, byte[]> of(IrProgram program, IrModule module, String packageName) {
    FuzzFiles all = new FuzzFiles(program, module, packageName);
    all.run();
    return all.files;
  }

  private void run() {
    Map<String, List<BoundaryVector>> vectors =
        BoundaryVectors.of(program, module).stream()
            .collect(Collectors.groupingBy(BoundaryVector::message));
    for (IrStruct struct : module.structs()) {
      if (struct.message()) {
        add(TargetClass.of(names, struct), vectors.get(struct.qualifiedName()));
      }
    }
    for (IrText text : module.texts()) {
      if (text.stream() && text.chunked() == null && !module.isPart(text)) {
        add(TargetClass.of(names, text), vectors.get(text.qualifiedName()));
      }
    }
  }

  private void add(TargetClass target, List<BoundaryVector> vectors) {
    String dictionary = target.path(module.lastSegment() + ".dict");
    files.computeIfAbsent(
        "resources/" + dictionary, path -> octets(Dictionary.of(program, module)));
    put("java/" + target.path(target.targetName()) + ".java", target.target());
    put("java/" + target.path(target.testName()) + ".java", target.test("/" + dictionary));
    String seeds =
        "resources/" + target.path(target.testName()) + "Inputs/" + target.testMethod() + "/";
    SeedFiles.of(vectors).forEach((name, input) -> files.put(seeds + name, input));
  }

  private void put(String path, String text) {
    files.put(path, octets(text));
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
