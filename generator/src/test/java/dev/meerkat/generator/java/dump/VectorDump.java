// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.dump;

import dev.meerkat.core.codec.FieldVisitor;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrVector;
import dev.meerkat.generator.java.CompiledDescriptions;
import java.util.ArrayList;
import java.util.List;

/** Reads a vector with its generated reader and dumps it. */
final class VectorDump {
  private final CompiledDescriptions program;

  VectorDump(CompiledDescriptions program) {
    this.program = program;
  }

  /**
   * All vectors and rejects of the program; lines of other texts and bodies in chunks have no dump.
   */
  List<IrVector> vectors() {
    List<IrVector> vectors = new ArrayList<>();
    for (IrModule module : program.program().modules()) {
      module.vectors().stream().filter(v -> program.has(v.target(), "Dump")).forEach(vectors::add);
    }
    return vectors;
  }

  IrVector vector(String title) {
    return vectors().stream().filter(v -> v.title().equals(title)).findFirst().orElseThrow();
  }

  String json(IrVector vector) {
    return print("json", vector, new StringBuilder());
  }

  String text(IrVector vector) {
    return print("text", vector, new StringBuilder());
  }

  private String print(String method, IrVector vector, StringBuilder out) {
    Object reader = reader(vector, vector.octets().toArray(), 0);
    CompiledDescriptions.callStatic(program.type(vector.target(), "Dump"), method, reader, out);
    return out.toString();
  }

  void tree(IrVector vector, byte[] buffer, int offset, FieldVisitor visitor) {
    Object reader = reader(vector, buffer, offset);
    CompiledDescriptions.callStatic(program.type(vector.target(), "Dump"), "tree", reader, visitor);
  }

  private Object reader(IrVector vector, byte[] buffer, int offset) {
    Object reader = program.make(vector.target(), "Reader");
    List<Object> arguments = new ArrayList<>();
    arguments.add(buffer);
    arguments.add(offset);
    arguments.add(buffer.length - offset);
    arguments.addAll(vector.arguments());
    String open =
        CompiledDescriptions.has(reader, "parse", buffer, offset, buffer.length) ? "parse" : "wrap";
    CompiledDescriptions.call(reader, open, arguments.toArray());
    return reader;
  }
}
