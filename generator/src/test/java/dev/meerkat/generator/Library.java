// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.DirectoryLocator;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The descriptions of the library, found beside this module, and what is generated of them. */
public final class Library {
  private Library() {}

  /** The folder with the library's descriptions. */
  public static Path folder() {
    Path here = Path.of("").toAbsolutePath();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      Path library = folder.resolve("grammars/src/main/resources/META-INF/wire");
      if (Files.isDirectory(library)) {
        return library;
      }
    }
    throw new IllegalStateException("no grammars above " + here);
  }

  /** The folder with the descriptions that exist for tests alone. */
  public static Path samples() {
    return folder().resolve("../../../../../../generator/src/test/resources/differential");
  }

  /** The descriptions in a folder, sorted. */
  public static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".wire")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles files together; imports are looked for beside them. */
  public static IrProgram compile(List<Path> files) {
    List<SourceText> sources = new ArrayList<>();
    for (Path file : files) {
      try {
        sources.add(new SourceText(file.getFileName().toString(), Files.readString(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    DirectoryLocator locator = new DirectoryLocator(List.of(files.get(0).getParent()));
    return new WireCompiler().compile(CompileRequest.of(sources, locator)).orThrow();
  }

  /** All modules of a program. */
  public static Set<String> modules(IrProgram program) {
    return program.modules().stream().map(IrModule::name).collect(Collectors.toSet());
  }

  /** Sources by path. */
  public static Map<String, String> generate(
      IrProgram program, Set<String> modules, Set<Part> parts) {
    Map<String, String> sources = new TreeMap<>();
    for (GeneratedFile file :
        CodeGenerator.generate(new GenerationRequest(program, "gen", modules, parts))) {
      sources.put(file.path(), file.content());
    }
    return sources;
  }
}
