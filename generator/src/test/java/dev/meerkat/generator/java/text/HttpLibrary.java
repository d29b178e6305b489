// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The library's description of HTTP heads, through the front end. */
final class HttpLibrary {
  static final IrProgram PROGRAM = compile();

  private HttpLibrary() {}

  /** The octets of all vectors and rejects of a text. */
  static List<byte[]> vectors(String text) {
    return PROGRAM.modules().get(0).vectors().stream()
        .filter(vector -> vector.target().equals("net.http." + text))
        .map(IrVector::octets)
        .map(octets -> octets.toArray())
        .toList();
  }

  private static IrProgram compile() {
    Path file = Path.of("../grammars/src/main/resources/META-INF/wire/net.http.wire");
    try {
      CompileRequest request = CompileRequest.of("net.http.wire", Files.readString(file));
      return new WireCompiler().compile(request).orThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
