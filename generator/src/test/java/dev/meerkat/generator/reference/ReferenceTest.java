// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.CompileResult;
import dev.meerkat.dsl.DirectoryLocator;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.diagnostic.Severity;
import dev.meerkat.dsl.interpret.VectorResult;
import dev.meerkat.dsl.interpret.VectorRunner;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every example of the reference is what its fence says, and no word of the language is left out.
 */
class ReferenceTest {
  private static final Path GRAMMAR =
      Path.of("../dsl/src/main/antlr4/dev/meerkat/dsl/syntax/Wire.g4");
  private static final Path INDEX = Path.of("../docs/language/README.md");

  @Test
  void wordsOfTheGrammar_allStandInExamplesOfTheReference() throws IOException {
    String examples =
        ReferencePage.all().stream()
            .filter(page -> !page.name().equals("coming-from"))
            .flatMap(page -> page.examples().stream())
            .flatMap(example -> example.files().stream())
            .map(file -> file.text().replaceAll("//[^\\n]*|\"[^\"]*\"", ""))
            .collect(Collectors.joining("\n"));
    Set<String> wanting = new TreeSet<>();
    Matcher word = Pattern.compile("'([a-z]+)'").matcher(Files.readString(GRAMMAR));
    while (word.find()) {
      if (!Pattern.compile("\\b" + word.group(1) + "\\b").matcher(examples).find()) {
        wanting.add(word.group(1));
      }
    }
    assertEquals(Set.of(), wanting);
  }

  @Test
  void pages_allStandInTheIndex() throws IOException {
    String index = Files.readString(INDEX);
    for (ReferencePage page : ReferencePage.all()) {
      assertTrue(
          page.name().equals("README") || index.contains("(" + page.name() + ".md"), page.name());
    }
  }

  @TestFactory
  Stream<DynamicTest> example_compiled_hasWhatItsFenceSaysAndItsVectorsHold() {
    return Stream.concat(ReferencePage.all().stream(), Stream.of(ReferencePage.tutorial()))
        .flatMap(
            page ->
                page.examples().stream()
                    .map(
                        example ->
                            DynamicTest.dynamicTest(
                                page.name() + ":" + example.line(), () -> check(example))));
  }

  private static void check(ReferencePage.Example example) {
    CompileResult result =
        new WireCompiler()
            .compile(
                CompileRequest.of(
                    example.files(), new DirectoryLocator(List.of(Library.folder()))));
    for (String said : example.said()) {
      assertEquals(withoutFile(said), withoutFile(result.render()));
    }
    String codes =
        result.diagnostics().stream()
            .filter(d -> d.severity() != Severity.NOTE)
            .map(d -> d.code().id())
            .distinct()
            .collect(Collectors.joining(" "));
    assertEquals(example.codes(), codes, result::render);
    result.program().ifPresent(ReferenceTest::vectors);
  }

  private static String withoutFile(String said) {
    return said.replaceAll("(?m)^\\S+?\\.\\w+(#\\d|:\\d+#\\d)?:(?=\\d+:\\d+: )", "").strip();
  }

  private static void vectors(IrProgram program) {
    VectorRunner runner = new VectorRunner(program);
    for (IrModule module : program.modules()) {
      for (VectorResult vector : runner.run(module)) {
        assertTrue(vector.passed(), vector::describe);
      }
    }
  }
}
