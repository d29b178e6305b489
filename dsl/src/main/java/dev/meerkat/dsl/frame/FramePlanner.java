// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.frame;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Walks the items of a message and finds the steps of framing it. */
final class FramePlanner {
  private final IrStruct struct;
  private final FixedSize sizes;
  private final List<FrameStep> steps = new ArrayList<>();
  private final Set<Integer> known = new TreeSet<>();
  private final KnownNumbers numbers;
  private boolean isMessageSized;
  private IrField unknown;

  FramePlanner(IrProgram program, IrStruct struct) {
    this.struct = struct;
    this.sizes = new FixedSize(program);
    this.numbers = new KnownNumbers(struct, known);
  }

  Framing plan() {
    boolean isWhole = items(struct.items());
    if (isMessageSized) {
      steps.add(new FrameStep.ToEnd());
      unknown = null;
    } else if (isWhole) {
      unknown = null;
    }
    return new Framing(steps, known, unknown);
  }

  /** Whether the end of the items was found by going through them. */
  private boolean items(List<IrItem> items) {
    for (IrItem item : items) {
      boolean isPassed =
          item instanceof IrField field
              ? field(field)
              : !(item instanceof IrItem.Region region) || region(region);
      if (!isPassed) {
        return false;
      }
      if (item instanceof IrItem.Require require && numbers.cover(require.condition())) {
        steps.add(new FrameStep.Require(require));
      }
    }
    return true;
  }

  private boolean region(IrItem.Region region) {
    if (region.sizedBy() == 0) {
      return items(region.items());
    }
    steps.add(new FrameStep.Enter(region));
    items(region.items());
    boolean isSized =
        known.contains(region.sizedBy()) && struct.field(region.sizedBy()).condition() == null;
    if (!isSized) {
      return false;
    }
    unknown = null;
    steps.add(new FrameStep.Leave(region));
    return true;
  }

  private boolean field(IrField field) {
    boolean isDecided = field.condition() == null || numbers.cover(field.condition());
    boolean isElastic = isElastic(field);
    boolean isFixed = isElastic || sizes.of(field);
    if (field.stream()) {
      steps.add(new FrameStep.Payload(field));
    }
    if (!isDecided || !isFixed && !isMeasured(field)) {
      unknown = field;
      return false;
    }
    if (!isFixed) {
      steps.add(new FrameStep.Skip(field));
      return true;
    }
    steps.add(
        isElastic
            ? new FrameStep.Elastic(field, (IrType.Elastic) field.type())
            : new FrameStep.Read(field));
    boolean isKnown = isNumber(field.type()) && numbers.vouchFor(field);
    if (isKnown) {
      known.add(field.id());
    }
    if (field.derived() instanceof IrField.Derived.Sizes of
        && of.target() instanceof IrField.Target.Message
        && isKnown
        && field.condition() == null) {
      isMessageSized = true;
    }
    return true;
  }

  /** Whether something that was read says how long a field is. */
  private boolean isMeasured(IrField field) {
    if (field.pad() != null) {
      return false;
    } else if (field.scope() instanceof IrField.Scope.Prefixed) {
      return true;
    } else if (field.scope() instanceof IrField.Scope.SizedBy sized) {
      return known.contains(sized.fieldId()) && struct.field(sized.fieldId()).condition() == null;
    }
    return isCounted(field.type());
  }

  private boolean isCounted(IrType type) {
    if (type instanceof IrType.Bytes bytes) {
      return isCovered(bytes.extent());
    }
    return type instanceof IrType.ListOf list
        && isCovered(list.extent())
        && sizes.bits(list.element()) >= 0;
  }

  private boolean isCovered(IrType.Extent extent) {
    return extent instanceof IrType.Extent.Computed computed && numbers.cover(computed.count());
  }

  private static boolean isNumber(IrType type) {
    return type instanceof IrType.Int
        || type instanceof IrType.EnumOf
        || type instanceof IrType.FlagsOf
        || type instanceof IrType.Elastic;
  }

  private static boolean isElastic(IrField field) {
    return field.type() instanceof IrType.Elastic
        && field.scope() instanceof IrField.Scope.Open
        && field.pad() == null;
  }
}
