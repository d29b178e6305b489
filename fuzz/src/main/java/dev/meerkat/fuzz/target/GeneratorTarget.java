// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.CodeGenerator;
import dev.meerkat.generator.GenerationRequest;
import dev.meerkat.generator.Part;
import dev.meerkat.generator.plan.GenerationException;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The generator makes code of any program or says why not. The input is the program's text. */
public final class GeneratorTarget implements Target {
  @Override
  public void accept(byte[] input) {
    CompilerTarget.compile(input).ifPresent(GeneratorTarget::generate);
  }

  private static void generate(IrProgram program) {
    Set<String> modules =
        program.modules().stream()
            .filter(module -> module.sourceName().equals(CompilerTarget.FILE))
            .map(IrModule::name)
            .collect(Collectors.toSet());
    try {
      CodeGenerator.generate(
          new GenerationRequest(program, "fuzzed", modules, EnumSet.allOf(Part.class)));
    } catch (GenerationException refused) {
      Claim.holds(!refused.getMessage().isBlank(), () -> "a refusal without words");
    }
  }
}
