// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan;

import com.palantir.javapoet.ClassName;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import java.util.List;

/** Which readers have a checksum policy: those with a checksum in them or in a part of theirs. */
public record ChecksumUse(GenerationContext context) {
  /** The class that computes a checksum over octets. */
  public static ClassName algorithm(IrField.Derived.Checks checks) {
    return ClassName.bestGuess(checks.function().javaClass());
  }

  public boolean in(IrStruct struct) {
    return items(struct.items());
  }

  public boolean in(IrTlv tlv) {
    return tlv.cases().stream().anyMatch(c -> c.body() != null && in(c.body()));
  }

  private boolean items(List<IrItem> items) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Region region && items(region.items())
          || item instanceof IrField field
              && (field.derived() instanceof IrField.Derived.Checks || in(field.type()))) {
        return true;
      }
    }
    return false;
  }

  private boolean in(IrType type) {
    IrProgram program = context.program();
    if (type instanceof IrType.StructOf s) {
      return context.wants(s.structName()) && in(program.struct(s.structName()));
    } else if (type instanceof IrType.TlvOf t) {
      return in(program.tlv(t.tlvName()));
    } else if (type instanceof IrType.ListOf list) {
      return in(list.element());
    } else if (type instanceof IrType.Switch choice) {
      return choice.cases().stream()
          .anyMatch(c -> c.type() != null && !SwitchPlan.isLayer(program, c) && in(c.type()));
    }
    return false;
  }
}
