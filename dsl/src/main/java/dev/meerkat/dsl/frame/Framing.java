// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.frame;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import java.util.List;
import java.util.Set;

/**
 * The plan of a framer.
 *
 * <p>A framer looks at fields of fixed size and at numbers, as far as it needs them or meets them
 * on the way to those: it checks constants, closed enumerations, {@code where} and {@code require}
 * as far as they speak of numbers that it has read, and of parameters. Content it passes over. All
 * else is the reader's.
 *
 * @param steps in wire order
 * @param known ids of the numbers that are read on the way
 * @param unknown the field of which nothing says how long it is, or null: then there is a framer
 */
public record Framing(List<FrameStep> steps, Set<Integer> known, IrField unknown) {
  public Framing {
    steps = List.copyOf(steps);
    known = Set.copyOf(known);
  }

  public static Framing of(IrProgram program, IrStruct struct) {
    return new FramePlanner(program, struct).plan();
  }

  public boolean isPossible() {
    return unknown == null;
  }
}
