// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.boundary;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrText;
import java.util.ArrayList;
import java.util.List;

/** The conductor: every message and every text of a stream of a module. */
public final class BoundaryVectors {
  /** The most vectors of one message. */
  public static final int MOST = 4000;

  /** The longest vector of a binary message, in octets. */
  public static final int MOST_OCTETS = 2100;

  /** The longest vector of a text, in octets. */
  static final int MOST_TEXT = 20_000;

  private BoundaryVectors() {}

  /** The vectors of a module, message by message. */
  public static List<BoundaryVector> of(IrProgram program, IrModule module) {
    List<BoundaryVector> all = new ArrayList<>();
    for (IrStruct struct : module.structs()) {
      if (struct.message()) {
        all.addAll(new MessageBoundaries(program, struct).all(module));
      }
    }
    for (IrText text : module.texts()) {
      if (text.stream() && !module.isPart(text)) {
        all.addAll(new TextBoundaries(program, text).all(module));
      }
    }
    return all;
  }
}
