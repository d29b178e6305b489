// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.GenerationContext;
import java.util.List;

/** The cases of a switch that can be written. */
final class Cases {
  private Cases() {}

  /** All but those that reject, and those of a message that is not part of the build. */
  static List<IrType.Case> written(GenerationContext context, IrType.Switch choice) {
    boolean hasDefault = choice.cases().stream().anyMatch(c -> c.isDefault() && c.error() == null);
    return choice.cases().stream()
        .filter(c -> c.error() == null)
        .filter(c -> !hasDefault || !isLeftOut(context, c))
        .toList();
  }

  private static boolean isLeftOut(GenerationContext context, IrType.Case option) {
    return option.type() instanceof IrType.StructOf part
        && context.program().struct(part.structName()).message()
        && !context.wants(part.structName());
  }
}
