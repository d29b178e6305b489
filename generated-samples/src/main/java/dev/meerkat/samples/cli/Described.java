// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import dev.meerkat.dsl.ClassPathLocator;
import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.CompileResult;
import dev.meerkat.dsl.DirectoryLocator;
import dev.meerkat.dsl.SourceLocator;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A description that a command was given: a protocol of the library by name, or a file.
 *
 * @param program it and what it imports
 * @param modules those that stand in the file itself
 */
record Described(IrProgram program, List<IrModule> modules) {
  private static final String ENDING = ".wire";

  /** Compiles; what is wrong is said on the terminal's error stream, and nothing is answered. */
  static Optional<Described> read(String source, Terminal terminal) {
    Optional<SourceText> text = text(source, terminal);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    CompileResult result =
        new WireCompiler().compile(CompileRequest.of(List.of(text.get()), locator(source)));
    PrintStream err = new PrintStream(terminal.err(), false, StandardCharsets.UTF_8);
    err.print(result.render());
    err.flush();
    return result.program().map(program -> of(program, text.get()));
  }

  private static Described of(IrProgram program, SourceText text) {
    List<IrModule> modules =
        program.modules().stream().filter(m -> m.sourceName().equals(text.name())).toList();
    return new Described(program, modules);
  }

  private static Optional<SourceText> text(String source, Terminal terminal) {
    if (!source.endsWith(ENDING)) {
      Optional<SourceText> text = library().locate(source.contains(".") ? source : "net." + source);
      if (text.isEmpty()) {
        terminal.err().println("meerkat: no such protocol or file: " + source);
      }
      return text;
    }
    Path file = Path.of(source);
    try {
      return Optional.of(new SourceText(source, Files.readString(file)));
    } catch (IOException failure) {
      terminal.err().println("meerkat: " + CheckCommand.unreadable(file, failure));
      return Optional.empty();
    }
  }

  private static SourceLocator locator(String source) {
    if (!source.endsWith(ENDING)) {
      return library();
    }
    Path folder = Path.of(source).toAbsolutePath().getParent();
    return SourceLocator.first(List.of(new DirectoryLocator(List.of(folder)), library()));
  }

  /** Modules of the library, with all that they import. */
  static IrProgram library(Set<String> modules) {
    List<SourceText> sources =
        modules.stream().map(name -> library().locate(name).orElseThrow()).toList();
    return new WireCompiler().compile(CompileRequest.of(sources, library())).orThrow();
  }

  /** Whether the library describes a module. */
  static boolean isInLibrary(String module) {
    return library().locate(module).isPresent();
  }

  private static SourceLocator library() {
    return new ClassPathLocator(Described.class.getClassLoader());
  }
}
