// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.grammars;

import dev.meerkat.dsl.ClassPathLocator;
import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All descriptions of the library, compiled. */
final class Library {
  private static final Path FOLDER = Path.of("src/main/resources", ClassPathLocator.FOLDER);
  private static final IrProgram PROGRAM = compile();

  private Library() {}

  static IrProgram program() {
    return PROGRAM;
  }

  static List<IrVector> vectors() {
    return PROGRAM.modules().stream().flatMap(m -> m.vectors().stream()).toList();
  }

  static List<Argument> arguments(IrVector vector) {
    return vector.arguments().stream().map(Argument::of).toList();
  }

  static boolean isStruct(String name) {
    return PROGRAM.moduleOf(name).structs().stream().anyMatch(s -> s.qualifiedName().equals(name));
  }

  static boolean isStreamText(String name) {
    return PROGRAM.moduleOf(name).texts().stream()
        .filter(t -> t.qualifiedName().equals(name))
        .anyMatch(IrText::stream);
  }

  private static IrProgram compile() {
    List<SourceText> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".wire")).sorted().toList()) {
        sources.add(
            new SourceText(file.toString(), Files.readString(file, StandardCharsets.UTF_8)));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    ClassPathLocator locator = new ClassPathLocator(Library.class.getClassLoader());
    return new WireCompiler().compile(CompileRequest.of(sources, locator)).orThrow();
  }
}
