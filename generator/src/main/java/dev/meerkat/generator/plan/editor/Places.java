// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.editor;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What of a message always stands at the same place. */
final class Places {
  private Places() {}

  /** Whether a field is always there, at one place, with one size. */
  static boolean isFixed(IrField field) {
    return field.position().anchor() == 0
        && field.condition() == null
        && field.sizeBits().isConstant()
        && field.scope() instanceof IrField.Scope.Open
        && field.pad() == null
        && field.mask() == 0;
  }

  /** A number of fixed width at a fixed place, in at most eight octets. */
  static boolean isNumber(IrField field) {
    return isFixed(field)
        && JavaTypes.isScalar(field.type())
        && !(field.type() instanceof IrType.Elastic)
        && field.position().bits() % 8 + field.sizeBits().max() <= Long.SIZE;
  }

  /** Plain octets, as many in any case, at a fixed place. */
  static boolean isOctets(IrField field) {
    return isFixed(field)
        && field.type() instanceof IrType.Bytes bytes
        && bytes.encoding() == IrType.Encoding.BYTES
        && bytes.extent() instanceof IrType.Extent.Fixed;
  }

  /** Where a run of octets begins that has a field of fixed place in it; empty if it has not. */
  static OptionalInt start(IrStruct struct, IrField.Target target, IrField field) {
    if (target instanceof IrField.Target.Message) {
      return OptionalInt.of(0);
    } else if (target instanceof IrField.Target.Region named) {
      List<IrField> fields = region(struct.items(), named.name());
      boolean holds = fields.stream().anyMatch(f -> f.id() == field.id());
      return holds ? OptionalInt.of(fields.get(0).position().bits() / 8) : OptionalInt.empty();
    }
    boolean isIt = target instanceof IrField.Target.Field f && f.id() == field.id();
    return isIt ? OptionalInt.of(field.position().bits() / 8) : OptionalInt.empty();
  }

  private static List<IrField> region(List<IrItem> items, String name) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Region region) {
        List<IrField> inner =
            region.name().equals(name) ? all(region.items()) : region(region.items(), name);
        if (!inner.isEmpty()) {
          return inner;
        }
      }
    }
    return List.of();
  }

  private static List<IrField> all(List<IrItem> items) {
    List<IrField> fields = new ArrayList<>();
    for (IrItem item : items) {
      if (item instanceof IrField field) {
        fields.add(field);
      } else if (item instanceof IrItem.Region region) {
        fields.addAll(all(region.items()));
      }
    }
    return fields;
  }
}
