// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.interpret.Value;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Octets of the parts that stand in vectors, by the name of their struct: more to begin with. */
final class VectorParts {
  private static final int MOST = 6;

  private final Map<String, List<byte[]>> parts = new HashMap<>();

  VectorParts(IrProgram program) {
    Interpreter interpreter = new Interpreter(program);
    for (IrModule module : program.modules()) {
      for (IrVector vector : module.vectors()) {
        byte[] octets = vector.octets().toArray();
        List<Argument> arguments = vector.arguments().stream().map(Argument::of).toList();
        Reading reading =
            interpreter.read(
                vector.target(), octets, 0, octets.length, arguments, ReadOptions.DEFAULT);
        if (reading.isOk() && reading.value() instanceof Value.Struct whole) {
          whole.fields().forEach(f -> collect(f, octets));
        }
      }
    }
  }

  /** Some of the parts of one kind that have no parameters. */
  List<byte[]> of(String struct) {
    return parts.getOrDefault(struct, List.of());
  }

  private void collect(Value value, byte[] octets) {
    if (value instanceof Value.Struct part) {
      List<byte[]> same =
          parts.computeIfAbsent(part.type().qualifiedName(), n -> new ArrayList<>());
      if (same.size() < MOST && part.type().params().isEmpty()) {
        same.add(Arrays.copyOfRange(octets, part.offset(), part.offset() + part.length()));
      }
      part.fields().forEach(f -> collect(f, octets));
    } else if (value instanceof Value.Case chosen && chosen.value() != null) {
      collect(chosen.value(), octets);
    } else if (value instanceof Value.Elements list) {
      list.values().forEach(v -> collect(v, octets));
    } else if (value instanceof Value.Tlv tlv) {
      tlv.elements().forEach(e -> e.body().fields().forEach(f -> collect(f, octets)));
    }
  }
}
