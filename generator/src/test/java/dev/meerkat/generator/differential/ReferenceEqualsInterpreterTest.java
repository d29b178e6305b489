// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.DirectoryLocator;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.Library;
import dev.meerkat.generator.Part;
import dev.meerkat.generator.java.CompiledDescriptions;
import dev.meerkat.generator.reference.ReferencePage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The valid examples of the reference, generated, read and written as the interpreter does; and the
 * Java beside them, run.
 */
class ReferenceEqualsInterpreterTest {
  private static final Set<Part> PARTS = Set.of(Part.READER, Part.WRITER, Part.FRAMER, Part.DUMP);
  private static final int TRIES = 20;
  private static final long SEED = 20261122L;

  @TestFactory
  Stream<DynamicTest> page_generated_readsAndWritesAsTheInterpreter() {
    return ReferencePage.all().stream()
        .filter(page -> page.examples().stream().anyMatch(ReferencePage.Example::isValid))
        .map(page -> DynamicTest.dynamicTest(page.name(), () -> check(page)));
  }

  private static void check(ReferencePage page) throws ReflectiveOperationException {
    List<SourceText> files = new ArrayList<>();
    Map<String, String> uses = new HashMap<>();
    for (ReferencePage.Example example : page.examples()) {
      if (example.isValid()) {
        files.addAll(example.files());
        for (String body : example.java()) {
          String module = example.module();
          String folder = "gen." + module.substring(module.lastIndexOf('.') + 1);
          uses.put(folder + ".Use" + uses.size(), use(folder, "Use" + uses.size(), body));
        }
      }
    }
    DirectoryLocator library = new DirectoryLocator(List.of(Library.folder()));
    IrProgram program = new WireCompiler().compile(CompileRequest.of(files, library)).orThrow();
    CompiledDescriptions classes = CompiledDescriptions.with(program, PARTS, uses);
    for (IrModule module : program.modules()) {
      for (IrStruct struct : module.structs()) {
        compare(classes, module, struct);
      }
    }
    classes.loader().setDefaultAssertionStatus(true);
    for (String name : uses.keySet()) {
      classes.type(name).getMethod("run").invoke(null);
    }
  }

  private static void compare(CompiledDescriptions classes, IrModule module, IrStruct struct) {
    GeneratedProgram readers = new GeneratedProgram(classes.program(), classes.loader());
    Differential differential = new Differential(readers, SEED);
    new Inputs(module, struct, SEED, (octets, args) -> differential.compare(struct, octets, args))
        .all(TRIES);
    assertTrue(differential.compared() > 0);
    WriterComparison writers = new WriterComparison(classes, struct, SEED);
    new Contents(classes.program(), module, struct, SEED).all(TRIES, writers::compare);
    if (struct.message() && struct.stream()) {
      FramerComparison framers = new FramerComparison(readers, struct, SEED);
      new Inputs(module, struct, SEED, framers::compare).all(TRIES);
    }
  }

  private static String use(String folder, String name, String body) {
    return "package "
        + folder
        + ";\n"
        + "import dev.meerkat.core.codec.Codec;\n"
        + "public final class "
        + name
        + " {\n"
        + "  private "
        + name
        + "() {}\n"
        + "  public static void run() {\n"
        + "    assert Codec.OK == 0;\n"
        + body
        + "  }\n}\n";
  }
}
