// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.CompileResult;
import dev.meerkat.dsl.DirectoryLocator;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.ir.IrProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The descriptions that are compared: the library beside this module, and those made for tests. */
final class DescriptionFiles {
  private DescriptionFiles() {}

  static Path library() {
    Path here = Path.of("").toAbsolutePath();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      Path library = folder.resolve("grammars/src/main/resources/META-INF/wire");
      if (Files.isDirectory(library)) {
        return library;
      }
    }
    throw new IllegalStateException("no grammars above " + here);
  }

  static Path samples() {
    Path inModule = Path.of("src/test/resources/differential").toAbsolutePath();
    return Files.isDirectory(inModule)
        ? inModule
        : library().resolve("../../../../../../generator/src/test/resources/differential");
  }

  static List<Path> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".wire")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles files together; imports are looked for beside them. */
  static IrProgram compile(List<Path> files) {
    List<SourceText> sources = new ArrayList<>();
    for (Path file : files) {
      try {
        sources.add(new SourceText(file.getFileName().toString(), Files.readString(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    DirectoryLocator locator = new DirectoryLocator(List.of(files.get(0).getParent()));
    CompileResult result = new WireCompiler().compile(CompileRequest.of(sources, locator));
    return result.orThrow();
  }
}
