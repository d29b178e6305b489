// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.CompileResult;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.interpret.VectorRunner;
import dev.meerkat.dsl.ir.IrProgram;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Any text is a program or has an error, never an exception; a program's vectors run. The input is
 * the text; what it imports is a {@link SmallLibrary}.
 */
public final class CompilerTarget implements Target {
  /** What the text is called. */
  static final String FILE = "fuzz.wire";

  @Override
  public void accept(byte[] input) {
    compile(input)
        .ifPresent(
            program ->
                program.modules().stream()
                    .filter(module -> module.sourceName().equals(FILE))
                    .forEach(new VectorRunner(program)::run));
  }

  /** The program, where the text is one. */
  static Optional<IrProgram> compile(byte[] input) {
    SourceText text = new SourceText(FILE, new String(input, StandardCharsets.UTF_8));
    CompileRequest request = CompileRequest.of(List.of(text), new SmallLibrary());
    CompileResult result = new WireCompiler().compile(request);
    String said = result.render();
    Claim.same(result.hasErrors(), result.program().isEmpty(), () -> "errors and no program");
    Claim.holds(!result.hasErrors() || !said.isBlank(), () -> "an error without words");
    return result.program();
  }
}
