// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.ir.IrProgram;
import java.util.HexFormat;
import java.util.List;

/** A description to try the interpreter on; the bytes read last are kept for {@link #open}. */
final class Trial {
  private static final String MODULE = "module trial;\n";

  private final Interpreter interpreter;
  private byte[] bytes = {};

  /** Compiles declarations that stand in a module of their own. */
  Trial(String declarations) {
    CompileRequest request = CompileRequest.of("trial.wire", MODULE + declarations);
    IrProgram program = new WireCompiler().compile(request).orThrow();
    this.interpreter = new Interpreter(program);
  }

  /** Reads hexadecimal octets; pseudo-headers are not known. */
  Reading read(String name, String hex) {
    return read(name, hex, ReadOptions.DEFAULT);
  }

  Reading read(String name, String hex, ReadOptions options) {
    bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    return interpreter.read("trial." + name, bytes, 0, bytes.length, List.of(), options);
  }

  Reading read(String name, byte[] octets) {
    bytes = octets;
    return interpreter.read("trial." + name, bytes);
  }

  Reading open(Value.Case chosen) {
    return interpreter.open(chosen, bytes, ReadOptions.DEFAULT);
  }
}
