// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.CompileResult;
import dev.meerkat.dsl.SourceLocator;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.interpret.ExternClasses;
import dev.meerkat.dsl.interpret.Externs;
import dev.meerkat.dsl.interpret.InterpretedWriter;
import dev.meerkat.dsl.interpret.Writing;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.Part;
import dev.meerkat.generator.differential.Differential;
import dev.meerkat.generator.differential.FramerComparison;
import dev.meerkat.generator.differential.GeneratedProgram;
import dev.meerkat.generator.differential.Invention;
import dev.meerkat.generator.differential.Mutation;
import dev.meerkat.generator.differential.WriterComparison;
import dev.meerkat.generator.java.CompiledDescriptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/** Descriptions compiled together; each is read and written both ways. */
final class Trial {
  private static final int CAPACITY = 600;
  private static final int CONTENTS = 40;
  private static final int FROM_THE_AIR = 60;
  private static final int MOST_BASES = 6;

  private final CompiledDescriptions classes;
  private final GeneratedProgram readers;
  private final Externs externs;
  private final long seed;
  private int compared;
  private int accepted;
  private int written;

  Trial(IrProgram program, long seed) {
    this.classes = CompiledDescriptions.of(program, EnumSet.allOf(Part.class));
    this.readers = new GeneratedProgram(program, classes.loader());
    this.externs = new ExternClasses(program, Trial.class.getClassLoader()).find();
    this.seed = seed;
  }

  /** What the front end says of texts. */
  static CompileResult compile(List<String> texts) {
    List<SourceText> sources = new ArrayList<>();
    texts.forEach(text -> sources.add(new SourceText("m" + sources.size() + ".wire", text)));
    return new WireCompiler().compile(CompileRequest.of(sources, SourceLocator.none()));
  }

  /** How many times bytes were read both ways. */
  int compared() {
    return compared;
  }

  /** How many of them were accepted. */
  int accepted() {
    return accepted;
  }

  /** How many contents were written. */
  int written() {
    return written;
  }

  /** Everything of one module. */
  void module(IrModule module) {
    TextTrial texts = new TextTrial(classes, seed);
    texts.module(module);
    compared += texts.compared();
    accepted += texts.accepted();
    for (IrStruct struct : module.structs()) {
      struct(struct);
    }
  }

  private void struct(IrStruct struct) {
    Random random = new Random(seed);
    List<byte[]> bases = new ArrayList<>();
    List<List<Long>> arguments = new ArrayList<>();
    WriterComparison writers = new WriterComparison(classes, struct, seed);
    contents(
        struct,
        random,
        (content, args) -> {
          writers.compare(content, args);
          Writing writing =
              new InterpretedWriter(classes.program(), externs)
                  .write(
                      struct.qualifiedName(),
                      content,
                      args.stream().map(Argument::of).toList(),
                      CAPACITY);
          if (writing.isOk() && bases.size() < MOST_BASES) {
            bases.add(writing.octets().toArray());
            arguments.add(args);
          }
        });
    written += writers.written();
    Differential differential = new Differential(readers, seed);
    BiConsumer<byte[], List<Long>> comparison = (b, a) -> differential.compare(struct, b, a);
    if (struct.stream()) {
      FramerComparison framers = new FramerComparison(readers, struct, seed);
      comparison = comparison.andThen(framers::compare);
    }
    for (int i = 0; i < bases.size(); i++) {
      changed(bases.get(i), random, arguments.get(i), comparison);
    }
    for (int i = 0; i < FROM_THE_AIR; i++) {
      comparison.accept(fromTheAir(random), arguments(struct, random));
    }
    compared += differential.compared();
    accepted += differential.accepted();
  }

  private void contents(
      IrStruct struct, Random random, BiConsumer<Content.Struct, List<Long>> use) {
    Invention invention = new Invention(classes.program(), random);
    Mutation mutation = new Mutation(random);
    Content.Struct last = invention.struct(struct);
    for (int i = 0; i < CONTENTS; i++) {
      Content.Struct content =
          random.nextInt(4) == 0 ? mutation.of(last) : invention.struct(struct);
      use.accept(content, arguments(struct, random));
      last = content;
    }
  }

  /** Whole, truncated at every byte, longer, and with bytes changed. */
  private static void changed(
      byte[] base, Random random, List<Long> arguments, BiConsumer<byte[], List<Long>> use) {
    for (int length = 0; length <= base.length; length++) {
      use.accept(Arrays.copyOf(base, length), arguments);
    }
    use.accept(Arrays.copyOf(base, base.length + 1), arguments);
    use.accept(Arrays.copyOf(base, base.length + 5), arguments);
    for (int i = 0; i < base.length; i++) {
      byte[] octets = base.clone();
      octets[i] += (byte) (random.nextBoolean() ? 1 : random.nextInt());
      use.accept(octets, arguments);
    }
  }

  private static byte[] fromTheAir(Random random) {
    byte[] octets = new byte[random.nextInt(random.nextBoolean() ? 12 : 60)];
    random.nextBytes(octets);
    boolean isSmall = random.nextInt(3) > 0;
    for (int i = 0; isSmall && i < octets.length; i++) {
      octets[i] = (byte) (octets[i] & (random.nextInt(5) == 0 ? 0xFF : 0x07));
    }
    return octets;
  }

  private static List<Long> arguments(IrStruct struct, Random random) {
    List<Long> arguments = new ArrayList<>();
    for (IrParam param : struct.params()) {
      boolean isSum = param.type() instanceof IrType.PartialSum;
      arguments.add((long) random.nextInt(isSum ? 0x20000 : 9));
    }
    return arguments;
  }
}
