// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.ir.IrVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/** Contents to write: those of the vectors, whole and changed. */
final class Contents {
  private final IrProgram program;
  private final IrModule module;
  private final IrStruct struct;
  private final Random random;

  Contents(IrProgram program, IrModule module, IrStruct struct, long seed) {
    this.program = program;
    this.module = module;
    this.struct = struct;
    this.random = new Random(seed);
  }

  /** Contents with the arguments to write them with. */
  void all(int tries, BiConsumer<Content.Struct, List<Long>> use) {
    List<Content.Struct> bases = new ArrayList<>();
    List<List<Long>> arguments = new ArrayList<>();
    for (IrVector vector : module.vectors()) {
      if (vector.target().equals(struct.qualifiedName()) && !vector.reject()) {
        add(vector, bases, arguments);
      }
    }
    if (bases.isEmpty()) {
      bases.add(new Invention(program, random).struct(struct));
      arguments.add(struct.params().stream().map(p -> 0L).toList());
    }
    for (int i = 0; i < bases.size(); i++) {
      use.accept(bases.get(i), arguments.get(i));
    }
    Mutation mutation = new Mutation(random);
    Invention invention = new Invention(program, random);
    for (int i = 0; i < tries; i++) {
      int base = random.nextInt(bases.size());
      List<Long> given = random.nextBoolean() ? arguments.get(base) : arguments();
      boolean isNew = random.nextInt(3) == 0;
      use.accept(isNew ? invention.struct(struct) : mutation.of(bases.get(base)), given);
    }
  }

  private void add(IrVector vector, List<Content.Struct> bases, List<List<Long>> arguments) {
    byte[] octets = vector.octets().toArray();
    List<Argument> given = new ArrayList<>();
    vector.arguments().forEach(a -> given.add(Argument.of(a)));
    Reading reading =
        new Interpreter(program)
            .read(vector.target(), octets, 0, octets.length, given, ReadOptions.DEFAULT);
    if (reading.isOk()) {
      bases.add((Content.Struct) Content.of(reading.value(), octets));
      arguments.add(vector.arguments());
    }
  }

  private List<Long> arguments() {
    List<Long> arguments = new ArrayList<>();
    for (IrParam param : struct.params()) {
      boolean isSum = param.type() instanceof IrType.PartialSum;
      boolean isOrigin = param.type() instanceof IrType.Origin;
      arguments.add(isOrigin ? 0 : (long) random.nextInt(isSum ? 0x20000 : 9));
    }
    return arguments;
  }
}
