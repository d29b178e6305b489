// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.laws;

import com.palantir.javapoet.JavaFile;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.boundary.BoundaryVectors;
import dev.meerkat.generator.boundary.VectorFile;
import dev.meerkat.generator.java.JavaPrinter;
import dev.meerkat.generator.plan.GenerationContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The conductor: {@code java} holds laws and tests, {@code resources} their vectors. */
public final class LawFiles {
  private LawFiles() {}

  /**
   * Texts by path; nothing for a module without binary messages.
   *
   * @param declared modules for which codecs are generated together
   */
  public static Map<String, String> of(
      IrProgram program, IrModule module, String packageName, Set<String> declared) {
    GenerationContext context = GenerationContext.of(program, packageName, declared);
    List<IrStruct> messages = module.structs().stream().filter(IrStruct::message).toList();
    Map<String, String> files = new LinkedHashMap<>();
    if (messages.isEmpty()) {
      return files;
    }
    CopyClasses copies = new CopyClasses(context, module);
    JavaFile holder = copies.file(module);
    files.put("java/" + JavaPrinter.path(holder), JavaPrinter.print(holder));
    String resource =
        context.names().packageOf(module.name()).replace('.', '/')
            + "/"
            + module.lastSegment()
            + ".vectors";
    files.put(
        "resources/" + resource, VectorFile.text(module, BoundaryVectors.of(program, module)));
    for (IrStruct message : messages) {
      LawClass law = new LawClass(context, program, message, copies.copier(message));
      files.put("java/" + law.path("Laws.java"), law.laws());
      files.put("java/" + law.path("LawsTest.java"), law.test("/" + resource));
    }
    return files;
  }
}
