// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.CompileResult;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/**
 * On descriptions that nobody wrote, generated readers and writers are what the interpreter is.
 *
 * <p>{@code -Drandom.long=true -Djqwik.tries.default=500} goes on with seeds of its own; a failure
 * prints the seed and the smallest description that still fails.
 */
class RandomDescriptionsTest {
  private static final int BATCH = 6;
  private static final int CHOICES = 500;
  private static final int LARGEST_CHOICE = 1 << 20;
  private static final int REDUCTIONS = 150;
  private static final long SEED = 20261122;

  @Property(tries = 10, seed = "20261122", edgeCases = EdgeCasesMode.NONE)
  void descriptions_readAndWritten_equalInterpreter(@ForAll("batches") List<Choices> batch) {
    compare(batch, Description::of);
  }

  @Property(tries = 6, seed = "20261123", edgeCases = EdgeCasesMode.NONE)
  void texts_readInEveryCut_equalInterpreter(@ForAll("batches") List<Choices> batch) {
    compare(batch, TextDescription::of);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void textsOfAnySeed_readInEveryCut_equalInterpreter(@ForAll("batches") List<Choices> batch) {
    Assume.that(Boolean.getBoolean("random.long"));
    compare(batch, TextDescription::of);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void descriptionsOfAnySeed_readAndWritten_equalInterpreter(
      @ForAll("batches") List<Choices> batch) {
    Assume.that(Boolean.getBoolean("random.long"));
    compare(batch, Description::of);
  }

  /** What a description is made of; reports name its length only. */
  record Choices(List<Integer> values) {
    @Override
    public String toString() {
      return values.size() + " choices";
    }
  }

  /** Choices for several descriptions, which are compiled in one run. */
  @Provide
  Arbitrary<List<Choices>> batches() {
    return Arbitraries.integers()
        .between(0, LARGEST_CHOICE)
        .withDistribution(RandomDistribution.uniform())
        .list()
        .ofMaxSize(CHOICES)
        .withSizeDistribution(RandomDistribution.uniform())
        .map(Choices::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(BATCH)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  private static void compare(List<Choices> batch, BiFunction<Draws, String, String> description) {
    List<String> texts = new ArrayList<>();
    for (Choices choices : batch) {
      String text = description.apply(Draws.of(choices.values()), "rnd.g" + texts.size());
      if (Trial.compile(List.of(text)).program().isPresent()) {
        texts.add(text);
      }
    }
    Assume.that(!texts.isEmpty());
    IrProgram program = Trial.compile(texts).orThrow();
    Trial trial = trial(program, texts);
    for (int i = 0; i < texts.size(); i++) {
      IrModule module = program.modules().get(i);
      try {
        trial.module(module);
      } catch (RuntimeException | AssertionError failure) {
        throw smaller(texts.get(i), failure);
      }
    }
    assertTrue(trial.compared() > 0);
  }

  /** All of them compiled together; if that fails, the one that is at fault is told. */
  private static Trial trial(IrProgram program, List<String> texts) {
    try {
      return new Trial(program, SEED);
    } catch (RuntimeException | AssertionError together) {
      for (String text : texts) {
        try {
          new Trial(Trial.compile(List.of(text)).orThrow(), SEED);
        } catch (RuntimeException | AssertionError failure) {
          throw smaller(text, failure);
        }
      }
      throw together;
    }
  }

  private static AssertionError smaller(String text, Throwable failure) {
    String kind = kind(failure);
    Reduction reduction =
        new Reduction(
            candidate -> Trial.compile(List.of(candidate)).program().isPresent(),
            candidate -> kind.equals(kind(fault(candidate))),
            REDUCTIONS);
    String smallest = reduction.of(text);
    Throwable last = fault(smallest);
    return new AssertionError("of this description:\n" + smallest + "\n" + last, failure);
  }

  private static Throwable fault(String text) {
    try {
      CompileResult result = Trial.compile(List.of(text));
      new Trial(result.orThrow(), SEED).module(result.orThrow().modules().get(0));
      return null;
    } catch (RuntimeException | AssertionError failure) {
      return failure;
    }
  }

  /** Failures of one kind are taken for the same. */
  private static String kind(Throwable failure) {
    if (failure == null) {
      return "none";
    }
    StackTraceElement[] trace = failure.getStackTrace();
    return failure.getClass() + (trace.length == 0 ? "" : " in " + trace[0].getClassName());
  }
}
