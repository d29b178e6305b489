// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.CompileResult;
import dev.meerkat.dsl.SourceLocator;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.diagnostic.Diagnostic;
import dev.meerkat.dsl.diagnostic.DiagnosticRenderer;
import dev.meerkat.dsl.diagnostic.Severity;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.maven.source.Description;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the compiler made of the descriptions, with places that a person can open.
 *
 * <p>Errors of all descriptions count; warnings only of the project's own, since those of a library
 * are not for this project to mend.
 *
 * @param compiled the program, when there is no error
 * @param diagnostics what is to be said, in the order of files and lines
 */
record Compilation(
    Optional<IrProgram> compiled, List<Diagnostic> diagnostics, Map<String, Description> sources) {

  /**
   * Compiles what is declared and what that imports, with every way from one module to another.
   *
   * <p>The ways that lead to modules which are not declared are left out by the generator: a
   * library's own vectors may go them.
   */
  static Compilation of(DeclaredSources sources) {
    Map<String, Description> byName = new HashMap<>();
    sources.all().forEach(d -> byName.put(d.sourceName(), d));
    List<SourceText> texts =
        sources.all().stream().map(d -> new SourceText(d.sourceName(), d.text())).toList();
    CompileResult result =
        new WireCompiler().compile(CompileRequest.of(texts, SourceLocator.none()));
    List<Diagnostic> said =
        result.diagnostics().stream()
            .filter(d -> d.isError() || byName.get(d.span().file()).own())
            .toList();
    return new Compilation(result.program(), said, byName);
  }

  IrProgram program() {
    return compiled.orElseThrow();
  }

  int count(Severity severity) {
    return (int) diagnostics.stream().filter(d -> d.severity() == severity).count();
  }

  boolean fails(boolean failOnWarnings) {
    return compiled.isEmpty() || failOnWarnings && count(Severity.WARNING) > 0;
  }

  /** Why it fails, as the beginning of a sentence: {@code 3 errors in 2 descriptions}. */
  String failure() {
    boolean errors = count(Severity.ERROR) > 0;
    Severity worst = errors ? Severity.ERROR : Severity.WARNING;
    long files =
        diagnostics.stream()
            .filter(d -> d.severity() == worst)
            .map(d -> d.span().file())
            .distinct()
            .count();
    return String.format(
        "%s in %s%s",
        Count.of(count(worst), worst.word()),
        Count.of((int) files, "description"),
        errors ? "" : ", and failOnWarnings is set");
  }

  /** Says everything, each with its line and a caret. */
  void report(BuildLog log) {
    Map<String, String> texts = new HashMap<>();
    sources.values().forEach(d -> texts.put(d.location(), d.text()));
    DiagnosticRenderer renderer = new DiagnosticRenderer(texts);
    for (Diagnostic diagnostic : diagnostics) {
      String text = renderer.render(located(diagnostic));
      switch (diagnostic.severity()) {
        case ERROR -> log.error(text);
        case WARNING -> log.warning(text);
        case NOTE -> log.note(text);
      }
    }
  }

  /** The same place in the file that a person can open. */
  IrSpan located(IrSpan span) {
    String location = sources.get(span.file()).location();
    return new IrSpan(location, span.line(), span.column(), span.endLine(), span.endColumn());
  }

  private Diagnostic located(Diagnostic d) {
    return new Diagnostic(d.code(), d.severity(), located(d.span()), d.message(), d.hint());
  }
}
