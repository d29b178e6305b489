// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.library;

import dev.meerkat.dsl.ClassPathLocator;
import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrVector;
import java.util.List;

/** All descriptions of the library, found on the class path. */
public final class WireLibrary {
  private static final List<String> MODULES =
      List.of("net.ethernet", "net.arp", "net.ip", "net.icmp", "net.udp", "net.tcp", "net.http");
  private static final List<SourceText> SOURCES =
      MODULES.stream().map(WireLibrary::source).toList();
  private static final Interpreter INTERPRETER = new Interpreter(compile());

  private WireLibrary() {}

  /** The files. */
  public static List<SourceText> sources() {
    return SOURCES;
  }

  /** Reads what a description says, slowly and plainly. */
  public static Interpreter interpreter() {
    return INTERPRETER;
  }

  /** Vectors and rejects of a message. */
  public static List<IrVector> vectors(String qualifiedName) {
    return INTERPRETER.program().moduleOf(qualifiedName).vectors().stream()
        .filter(vector -> vector.target().equals(qualifiedName))
        .toList();
  }

  /** Where files are found that a text imports. */
  public static ClassPathLocator locator() {
    return new ClassPathLocator(WireLibrary.class.getClassLoader());
  }

  private static SourceText source(String module) {
    return locator()
        .locate(module)
        .orElseThrow(() -> new IllegalStateException("no " + module + " on the class path"));
  }

  private static IrProgram compile() {
    return new WireCompiler().compile(CompileRequest.of(SOURCES, locator())).orThrow();
  }
}
