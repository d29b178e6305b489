// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.interpret.ChecksumPolicy;
import dev.meerkat.dsl.interpret.ExternClasses;
import dev.meerkat.dsl.interpret.Externs;
import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.interpret.Value;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Reads bytes with the interpreter and with a generated reader, and compares all they say. */
public final class Differential {
  /** Asking every accessor takes most of the time: of this many readings one is asked all. */
  private static final int TOTALITY_EVERY = 3;

  private final GeneratedProgram generated;
  private final Interpreter interpreter;
  private final Externs externs;
  private final Map<String, Called> readers = new HashMap<>();
  private final Random random;
  private final List<ChecksumPolicy> policies;
  private int compared;
  private int accepted;

  public Differential(GeneratedProgram generated, long seed) {
    this.generated = generated;
    this.interpreter = new Interpreter(generated.program());
    this.externs =
        new ExternClasses(generated.program(), Differential.class.getClassLoader()).find();
    this.random = new Random(seed);
    this.policies =
        generated.hasChecksums() ? List.of(ChecksumPolicy.values()) : List.of(ChecksumPolicy.FAIL);
  }

  public int compared() {
    return compared;
  }

  public int accepted() {
    return accepted;
  }

  /** The same bytes under every checksum policy, somewhere in a larger array. */
  public void compare(IrStruct struct, byte[] octets, List<Long> arguments) {
    int offset = random.nextInt(5);
    byte[] buffer = new byte[offset + octets.length + random.nextInt(4)];
    random.nextBytes(buffer);
    System.arraycopy(octets, 0, buffer, offset, octets.length);
    boolean hasPolicies =
        readers.computeIfAbsent(struct.qualifiedName(), generated::reader).has("checksumPolicy");
    for (ChecksumPolicy policy : hasPolicies ? policies : policies.subList(0, 1)) {
      ReadOptions options = new ReadOptions(policy, externs);
      try {
        compare(struct, buffer, offset, octets.length, arguments, options);
      } catch (AssertionError e) {
        throw new AssertionError(
            struct.qualifiedName()
                + arguments
                + " "
                + policy
                + " of "
                + HexFormat.ofDelimiter(" ").formatHex(octets)
                + " at "
                + offset
                + ": "
                + e.getMessage(),
            e);
      }
    }
  }

  private void compare(
      IrStruct struct,
      byte[] buffer,
      int offset,
      int length,
      List<Long> arguments,
      ReadOptions options) {
    compared++;
    List<Argument> forInterpreter = new ArrayList<>();
    arguments.forEach(a -> forInterpreter.add(Argument.of(a)));
    Reading reading =
        interpreter.read(struct.qualifiedName(), buffer, offset, length, forInterpreter, options);
    Called reader = readers.computeIfAbsent(struct.qualifiedName(), generated::reader);
    if (reader.has("checksumPolicy")) {
      reader.call("checksumPolicy", options.checksums().ordinal());
    }
    reader.call("wrap", forReader(struct, buffer, offset, length, arguments));
    new Outcome(reading).compare(struct.simpleName(), reader);
    if (reading.isOk()) {
      accepted++;
      new ValueComparison(generated, interpreter, buffer, options)
          .struct((Value.Struct) reading.value(), reader);
    }
    if (compared % TOTALITY_EVERY == 0) {
      Totality.askEverything(reader);
    }
    if (reading.isOk() && accepted % TOTALITY_EVERY == 0) {
      random.nextBytes(buffer);
      Totality.askEverything(reader);
    }
  }

  private static Object[] forReader(
      IrStruct struct, byte[] buffer, int offset, int length, List<Long> arguments) {
    List<Object> all = new ArrayList<>(List.of(buffer, offset, length));
    for (int i = 0; i < struct.params().size(); i++) {
      IrParam param = struct.params().get(i);
      long value = i < arguments.size() ? arguments.get(i) : -1L;
      boolean isInt =
          param.type() instanceof IrType.Origin
              || JavaTypes.isScalar(param.type())
                  && !JavaTypes.isLong(JavaTypes.wire(param.type()));
      all.add(isInt ? (Object) (int) value : (Object) value);
    }
    return all.toArray();
  }
}
