// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.ClassPathLocator;
import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.CodeGenerator;
import dev.meerkat.generator.GeneratedFile;
import dev.meerkat.generator.GenerationRequest;
import dev.meerkat.generator.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The Java of every description in the library is what {@code golden/} has: a change of the
 * generator shows in review as a change of its output.
 *
 * <p>{@code mvn -o -Dquick -pl generated-samples -am test -Dtest=GoldenTest -Dgolden.update=true
 * -Dsurefire.failIfNoSpecifiedTests=false} writes the folder anew.
 */
class GoldenTest {
  @Test
  void library_generated_equalsGolden() throws IOException {
    Path folder = folder();
    Map<String, String> generated = generated();
    if (Boolean.getBoolean("golden.update")) {
      update(folder, generated);
    }
    Map<String, String> golden = read(folder);
    assertEquals(generated.keySet(), golden.keySet(), "files");
    for (Map.Entry<String, String> file : generated.entrySet()) {
      assertEquals(golden.get(file.getKey()), file.getValue(), file.getKey());
    }
  }

  /** Written anew by the same command as the Java. */
  @Test
  void library_pages_areUpToDate() throws IOException {
    ProtocolPagesFolder pages =
        new ProtocolPagesFolder(folder().resolve("../../docs/protocols").normalize(), program());
    if (Boolean.getBoolean("golden.update")) {
      pages.update();
    }
    pages.assertUpToDate();
  }

  private static Path folder() {
    Path here = Path.of("").toAbsolutePath();
    Path inModule = here.resolve("golden");
    return here.endsWith("generated-samples") ? inModule : here.resolve("generated-samples/golden");
  }

  /** Names of all modules of the library. */
  private static List<String> library() throws IOException {
    Path wire =
        folder().resolve("../../grammars/src/main/resources").resolve(ClassPathLocator.FOLDER);
    try (Stream<Path> files = Files.list(wire)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".wire"))
          .map(f -> f.substring(0, f.length() - ".wire".length()))
          .sorted()
          .toList();
    }
  }

  private static IrProgram program() throws IOException {
    ClassPathLocator locator = new ClassPathLocator(GoldenTest.class.getClassLoader());
    List<SourceText> sources = new ArrayList<>();
    for (String module : library()) {
      sources.add(locator.locate(module).orElseThrow(() -> new AssertionError("no " + module)));
    }
    return new WireCompiler().compile(CompileRequest.of(sources, locator)).orThrow();
  }

  private static Map<String, String> generated() throws IOException {
    IrProgram program = program();
    Set<String> modules =
        program.modules().stream().map(IrModule::name).collect(Collectors.toSet());
    assertEquals(new TreeSet<>(library()), new TreeSet<>(modules));
    Map<String, String> files = new TreeMap<>();
    GenerationRequest request =
        new GenerationRequest(program, "golden", modules, EnumSet.allOf(Part.class));
    for (GeneratedFile file : CodeGenerator.generate(request)) {
      files.put(file.path().substring("golden/".length()), file.content());
    }
    return files;
  }

  private static void update(Path folder, Map<String, String> generated) throws IOException {
    for (String stale : read(folder).keySet()) {
      if (!generated.containsKey(stale)) {
        Files.delete(folder.resolve(stale));
      }
    }
    for (Map.Entry<String, String> file : generated.entrySet()) {
      Path path = folder.resolve(file.getKey()).normalize();
      assertTrue(path.startsWith(folder), path.toString());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        files.put(name, Files.readString(path).replace("\r\n", "\n"));
      }
    }
    return files;
  }
}
