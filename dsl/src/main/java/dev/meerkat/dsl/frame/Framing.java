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
 * <p>A framer looks at the <em>head</em> of a message: the fields of fixed size up to the first
 * thing that it passes over. There it checks constants, closed enumerations, {@code where} and
 * {@code require} as far as they speak of numbers of the head and of parameters. Behind the head it
 * looks at lengths only. All else is the reader's.
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
