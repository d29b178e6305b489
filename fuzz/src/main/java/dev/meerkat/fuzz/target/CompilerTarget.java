// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.CompileResult;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.interpret.VectorRunner;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.fuzz.library.WireLibrary;
import dev.meerkat.generator.CodeGenerator;
import dev.meerkat.generator.GenerationRequest;
import dev.meerkat.generator.Part;
import dev.meerkat.generator.plan.GenerationException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Any text is a program or has an error, never an exception; a program's vectors run, and the
 * generator makes code of it or says why not. The input is the text.
 */
public final class CompilerTarget {
  private static final String FILE = "fuzz.wire";

  private CompilerTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    CompileRequest request =
        CompileRequest.of(List.of(new SourceText(FILE, text)), WireLibrary.locator());
    CompileResult result = new WireCompiler().compile(request);
    String said = result.render();
    Claim.same(result.hasErrors(), result.program().isEmpty(), () -> "errors and no program");
    Claim.holds(!result.hasErrors() || !said.isBlank(), () -> "an error without words");
    result.program().ifPresent(CompilerTarget::use);
  }

  private static void use(IrProgram program) {
    List<IrModule> own =
        program.modules().stream().filter(m -> m.sourceName().equals(FILE)).toList();
    own.forEach(new VectorRunner(program)::run);
    Set<String> modules = own.stream().map(IrModule::name).collect(Collectors.toSet());
    try {
      CodeGenerator.generate(
          new GenerationRequest(program, "fuzzed", modules, EnumSet.allOf(Part.class)));
    } catch (GenerationException refused) {
      Claim.holds(!refused.getMessage().isBlank(), () -> "a refusal without words");
    }
  }
}
