// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.interpret.ChecksumPolicy;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands in front of a message in an input: one byte (bits 0-1 checksum policy, 2-4 offset in
 * the array, 5 pseudo-header not known, 6-7 free), then two bytes for each parameter.
 *
 * @param length of the steering itself
 * @param arguments one a parameter
 */
public record Steering(
    int length, ChecksumPolicy policy, int offset, int free, List<Long> arguments) {

  public Steering {
    arguments = List.copyOf(arguments);
  }

  /** How many bytes steer. */
  public static int length(IrStruct struct) {
    return 1 + 2 * struct.params().size();
  }

  /** Takes the front of an input apart, or null where there is too little of it. */
  public static Steering of(IrStruct struct, byte[] input) {
    int length = length(struct);
    if (input.length < length) {
      return null;
    }
    boolean isUnknown = (input[0] & 0x20) != 0;
    List<Long> arguments = new ArrayList<>();
    for (int i = 0; i < struct.params().size(); i++) {
      int value = (input[1 + 2 * i] & 0xFF) << 8 | input[2 + 2 * i] & 0xFF;
      arguments.add(argument(struct.params().get(i), value, isUnknown));
    }
    return new Steering(
        length,
        ChecksumPolicy.values()[(input[0] & 3) % 3],
        input[0] >> 2 & 7,
        input[0] >> 6 & 3,
        arguments);
  }

  private static long argument(IrParam param, int value, boolean isUnknown) {
    if (param.type() instanceof IrType.PartialSum) {
      return isUnknown ? -1 : value;
    }
    IrType.Int wire = wire(param.type());
    return wire == null || wire.bits() >= 16 ? value : value & (1L << wire.bits()) - 1;
  }

  private static IrType.Int wire(IrType type) {
    if (type instanceof IrType.EnumOf named) {
      return named.wire();
    } else if (type instanceof IrType.FlagsOf flags) {
      return flags.wire();
    }
    return type instanceof IrType.Int wire ? wire : null;
  }

  /** As the interpreter wants them. */
  List<Argument> forInterpreter() {
    return arguments.stream().map(Argument::of).toList();
  }

  /** Arguments of a generated {@code wrap}. */
  Object[] forReader(byte[] buffer, int offset, int length) {
    List<Object> all = new ArrayList<>(List.of(buffer, offset, length));
    all.addAll(arguments);
    return all.toArray();
  }
}
