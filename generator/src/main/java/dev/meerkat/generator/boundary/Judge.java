// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.boundary;

import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Says what a reader must say: the interpreter, with names of fields. */
final class Judge {
  private final Interpreter interpreter;
  private final String message;
  private final IntFunction<String> fieldNames;

  Judge(IrProgram program, String message, IntFunction<String> fieldNames) {
    this.interpreter = new Interpreter(program);
    this.message = message;
    this.fieldNames = fieldNames;
  }

  Reading read(byte[] octets, List<Long> arguments) {
    return read(octets, octets.length, arguments);
  }

  private Reading read(byte[] octets, int length, List<Long> arguments) {
    return interpreter.read(
        message, octets, 0, length, forInterpreter(arguments), ReadOptions.DEFAULT);
  }

  static List<Argument> forInterpreter(List<Long> arguments) {
    return arguments.stream().map(Argument::of).toList();
  }

  Outcome outcome(Reading reading) {
    return Outcome.of(reading, reading.fieldId() == 0 ? null : fieldNames.apply(reading.fieldId()));
  }

  BoundaryVector judged(String name, List<Long> arguments, byte[] octets) {
    Outcome outcome = outcome(read(octets, arguments));
    return new BoundaryVector(message, name, arguments, Octets.of(octets), outcome, List.of());
  }

  /** The same vector with its cuts. */
  BoundaryVector cut(BoundaryVector vector) {
    byte[] octets = vector.octets().toArray();
    List<BoundaryVector.Cut> cuts = new ArrayList<>();
    for (int length = 0; length < octets.length; length++) {
      Outcome outcome = outcome(read(octets, length, vector.arguments()));
      BoundaryVector.Cut last = cuts.isEmpty() ? null : cuts.get(cuts.size() - 1);
      if (last != null && last.outcome().equals(outcome)) {
        cuts.set(cuts.size() - 1, new BoundaryVector.Cut(last.from(), length, outcome));
      } else {
        cuts.add(new BoundaryVector.Cut(length, length, outcome));
      }
    }
    return new BoundaryVector(
        message, vector.name(), vector.arguments(), vector.octets(), vector.outcome(), cuts);
  }
}
