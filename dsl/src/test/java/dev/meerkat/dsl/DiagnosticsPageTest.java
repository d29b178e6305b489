// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Diagnostic;
import dev.meerkat.dsl.interpret.VectorResult;
import dev.meerkat.dsl.interpret.VectorRunner;
import dev.meerkat.dsl.ir.IrProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of diagnostics lists every code, and every example on it does what it is there for. */
class DiagnosticsPageTest {
  private static final Path PAGE = Path.of("../docs/language/diagnostics.md");
  private static final Pattern SECTION =
      Pattern.compile("(?ms)^### (W\\d{4}) (\\w+): ([^\\n]*)\\n(.*?)(?=^##|\\z)");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```wire\\n(.*?)```");

  @Test
  void page_listsEveryCodeWithItsSeverityAndSummary() throws IOException {
    List<String> headings = new ArrayList<>();
    Matcher section = SECTION.matcher(Files.readString(PAGE));
    while (section.find()) {
      headings.add(section.group(1) + " " + section.group(2) + ": " + section.group(3));
    }

    assertEquals(
        Arrays.stream(Code.values())
            .map(c -> c.id() + " " + c.severity().word() + ": " + c.summary())
            .toList(),
        headings);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void example_compiled_reportsItsCodeAndNoOtherError(String id, String text) {
    List<SourceText> sources = new ArrayList<>();
    for (String file : text.split("--- second file\\n")) {
      sources.add(new SourceText("file" + sources.size() + ".wire", file));
    }
    CompileResult result =
        new WireCompiler().compile(CompileRequest.of(sources, SourceLocator.none()));
    if (id.equals(Code.VECTOR_FAILS.id())) {
      vectorFails(result);
      return;
    }

    List<Diagnostic> own =
        result.diagnostics().stream().filter(d -> d.code().id().equals(id)).toList();
    assertTrue(!own.isEmpty(), () -> "not reported; instead: " + result.render());
    List<Diagnostic> others =
        result.diagnostics().stream()
            .filter(d -> d.isError() && !d.code().id().equals(id))
            .toList();
    assertEquals(List.of(), others, result::render);
    assertEquals(own.get(0).isError(), result.program().isEmpty());
  }

  private static void vectorFails(CompileResult result) {
    IrProgram program = result.orThrow();
    List<VectorResult> results = new VectorRunner(program).run(program.modules().get(0));
    assertEquals(1, results.size());
    String said = results.get(0).describe();
    assertTrue(said.startsWith("file0.wire:3:1: error W0803: vector \"too small\": "), said);
  }

  static Stream<String[]> examples() throws IOException {
    List<String[]> examples = new ArrayList<>();
    Matcher section = SECTION.matcher(Files.readString(PAGE));
    while (section.find()) {
      Matcher example = EXAMPLE.matcher(section.group(4));
      while (example.find()) {
        examples.add(new String[] {section.group(1), example.group(1)});
      }
    }
    return examples.stream();
  }
}
