// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.library;

import dev.meerkat.dsl.ClassPathLocator;
import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All descriptions of the library, found on the class path. */
public final class WireLibrary {
  /** Lies beside all others. */
  private static final String ANY = ClassPathLocator.FOLDER + "net.ethernet.wire";

  private static final List<SourceText> SOURCES = readAll();

  private WireLibrary() {}

  /** The files, in the order of their names. */
  public static List<SourceText> sources() {
    return SOURCES;
  }

  /** All of them, compiled. */
  public static IrProgram program() {
    return Compiled.INTERPRETER.program();
  }

  /** Reads what a description says, slowly and plainly. */
  public static Interpreter interpreter() {
    return Compiled.INTERPRETER;
  }

  /** Vectors and rejects of a message. */
  public static List<IrVector> vectors(String qualifiedName) {
    return program().moduleOf(qualifiedName).vectors().stream()
        .filter(vector -> vector.target().equals(qualifiedName))
        .toList();
  }

  /** Where files are found that a text imports. */
  public static ClassPathLocator locator() {
    return new ClassPathLocator(WireLibrary.class.getClassLoader());
  }

  private static final class Compiled {
    static final Interpreter INTERPRETER =
        new Interpreter(
            new WireCompiler().compile(CompileRequest.of(SOURCES, locator())).orThrow());
  }

  private static List<SourceText> readAll() {
    try {
      URI any = WireLibrary.class.getClassLoader().getResource(ANY).toURI();
      if (!any.getScheme().equals("jar")) {
        return readAll(Path.of(any).getParent());
      }
      try (FileSystem jar = FileSystems.newFileSystem(any, Map.of())) {
        return readAll(jar.getPath(ClassPathLocator.FOLDER));
      }
    } catch (URISyntaxException | IOException failure) {
      throw new IllegalStateException("no " + ANY + " on the class path", failure);
    }
  }

  private static List<SourceText> readAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".wire"))
          .sorted()
          .map(WireLibrary::read)
          .toList();
    }
  }

  private static SourceText read(Path file) {
    try {
      return new SourceText(file.getFileName().toString(), Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
