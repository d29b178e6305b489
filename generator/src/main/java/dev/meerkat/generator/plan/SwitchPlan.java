// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan;

import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import java.util.ArrayList;
import java.util.List;

/**
 * The cases of a switch that are left after trimming.
 *
 * @param cases those with a type of their own, in order, numbered from 0
 * @param opaque what unknown values, and those of undeclared layers, lead to; null when they are
 *     errors
 * @param errors cases that reject, the default case among them when it does
 */
public record SwitchPlan(List<IrType.Case> cases, IrType.Case opaque, List<IrType.Case> errors) {
  /** The name of the case for what nobody looks into. */
  public static final String DEFAULT = "default";

  /** Plans a switch: cases into messages that are not wanted are dropped. */
  public static SwitchPlan of(GenerationContext context, IrType.Switch choice) {
    List<IrType.Case> cases = new ArrayList<>();
    List<IrType.Case> errors = new ArrayList<>();
    IrType.Case opaque = null;
    for (IrType.Case candidate : choice.cases()) {
      if (candidate.type() == null) {
        errors.add(candidate);
      } else if (isDropped(context, candidate)) {
        List<Long> values = new ArrayList<>(opaque == null ? List.of() : opaque.values());
        values.addAll(candidate.values());
        opaque = new IrType.Case(DEFAULT, values, REST, null, candidate.span());
      } else {
        cases.add(candidate);
      }
    }
    return new SwitchPlan(List.copyOf(cases), opaque, List.copyOf(errors));
  }

  private static final IrType REST =
      new IrType.Bytes(IrType.Encoding.BYTES, new IrType.Extent.Rest());

  private static boolean isDropped(GenerationContext context, IrType.Case candidate) {
    return candidate.type() instanceof IrType.StructOf s && !context.wants(s.structName());
  }

  /** Whether a case is a layer of its own, which is wrapped when asked for. */
  public static boolean isLayer(IrProgram program, IrType.Case candidate) {
    return layer(program, candidate) != null;
  }

  /** Whether several cases lead to a layer: each then has its own method that wraps it. */
  public boolean isTwice(IrProgram program, IrStruct layer) {
    return cases.stream().filter(c -> layer.equals(layer(program, c))).count() > 1;
  }

  /** The message of a case that is a layer, else null. */
  public static IrStruct layer(IrProgram program, IrType.Case candidate) {
    if (candidate.type() instanceof IrType.StructOf s) {
      IrStruct struct = program.struct(s.structName());
      return struct.message() ? struct : null;
    }
    return null;
  }
}
