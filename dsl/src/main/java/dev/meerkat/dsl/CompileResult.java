// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

import dev.meerkat.dsl.diagnostic.Diagnostic;
import dev.meerkat.dsl.diagnostic.DiagnosticRenderer;
import dev.meerkat.dsl.ir.IrProgram;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of it.
 *
 * @param program present when there is no error
 * @param diagnostics everything to say, in the order of files and lines
 * @param texts the text of every file that was read, by name
 */
public record CompileResult(
    Optional<IrProgram> program, List<Diagnostic> diagnostics, Map<String, String> texts) {
  public CompileResult {
    diagnostics = List.copyOf(diagnostics);
    texts = Map.copyOf(texts);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** All diagnostics with source lines and carets. */
  public String render() {
    return new DiagnosticRenderer(texts).render(diagnostics);
  }

  /** The program; when there are errors, they are the message of the exception. */
  public IrProgram orThrow() {
    return program.orElseThrow(() -> new IllegalStateException("\n" + render()));
  }
}
