// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.diff;

import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.generator.boundary.BoundaryVector;
import dev.meerkat.generator.boundary.BoundaryVectors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Messages that one side accepts and the other refuses: one example a message and direction. */
final class ExampleDiff {
  private static final int LONGEST = 48;

  private final DescriptionDiff.Version before;
  private final DescriptionDiff.Version after;
  private final Changes changes;

  ExampleDiff(DescriptionDiff.Version before, DescriptionDiff.Version after, Changes changes) {
    this.before = before;
    this.after = after;
    this.changes = changes;
  }

  void run() {
    examples(before, after, "an old message is refused by new readers", true);
    examples(after, before, "a new message is refused by old readers", false);
  }

  private void examples(
      DescriptionDiff.Version writer,
      DescriptionDiff.Version reader,
      String what,
      boolean isOldFirst) {
    Set<String> told = new HashSet<>();
    for (BoundaryVector vector : BoundaryVectors.of(writer.program(), writer.module())) {
      String simple = simple(vector.message());
      Optional<IrSpan> there = span(reader.module(), simple);
      if (!vector.outcome().isOk() || there.isEmpty() || told.contains(simple)) {
        continue;
      }
      Reading reading = read(reader.program(), reader.module().name() + "." + simple, vector);
      if (reading != null && !reading.isOk()) {
        told.add(simple);
        IrSpan here = span(writer.module(), simple).orElseThrow();
        changes.wire(
            simple + ": " + what + ": " + shown(vector) + " (" + reading.describe() + ")",
            isOldFirst ? here : there.get(),
            isOldFirst ? there.get() : here);
      }
    }
  }

  private static Reading read(IrProgram program, String message, BoundaryVector vector) {
    List<Argument> arguments = new ArrayList<>();
    vector.arguments().forEach(value -> arguments.add(Argument.of(value)));
    byte[] octets = vector.octets().toArray();
    try {
      return new Interpreter(program)
          .read(message, octets, 0, octets.length, arguments, ReadOptions.DEFAULT);
    } catch (IllegalArgumentException | IndexOutOfBoundsException otherParameters) {
      // told by the API: there is nothing to compare
      return null;
    }
  }

  private static String shown(BoundaryVector vector) {
    String octets = vector.octets().toString();
    return octets.length() > LONGEST
        ? octets.substring(0, LONGEST).strip() + "…, " + vector.name()
        : octets;
  }

  private static Optional<IrSpan> span(IrModule module, String simple) {
    for (IrStruct struct : module.structs()) {
      if (struct.simpleName().equals(simple) && struct.message()) {
        return Optional.of(struct.span());
      }
    }
    return module.texts().stream()
        .filter(t -> t.simpleName().equals(simple))
        .findFirst()
        .map(IrText::span);
  }

  private static String simple(String qualifiedName) {
    return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
  }
}
