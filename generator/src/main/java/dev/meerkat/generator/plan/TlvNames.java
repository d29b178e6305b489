// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import java.util.HashSet;
import java.util.Set;

/** Which names of accessors can stand side by side in one reader. */
final class TlvNames {
  private TlvNames() {}

  /** Whether a field of a case can have its own name in the reader of the tlv. */
  static boolean isFree(IrTlv tlv, IrTlv.Case element, IrField field) {
    if (tlv.head().field(field.name()).isPresent()) {
      return false;
    }
    for (IrTlv.Case other : tlv.cases()) {
      if (other.body() == null || other.name().equals(element.name())) {
        continue;
      }
      for (IrField neighbour : other.body().fields()) {
        if (neighbour.name() == null) {
          continue;
        }
        boolean isSame = neighbour.name().equals(field.name());
        if (isSame && !shape(neighbour).equals(shape(field))
            || !isSame && collide(neighbour, field)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean collide(IrField one, IrField other) {
    return derived(one).contains(other.name()) || derived(other).contains(one.name());
  }

  /** The methods that a field brings beside the one of its name. */
  static Set<String> derived(IrField field) {
    Set<String> names = new HashSet<>();
    if (field.name() == null) {
      return names;
    }
    String stem = JavaNames.camel(field.name());
    if (field.condition() != null) {
      names.add("has" + JavaNames.pascal(stem));
    }
    if (field.derived() instanceof IrField.Derived.Checks) {
      names.add(stem + "Ok");
      names.add(stem + "Verified");
    }
    if (field.position().anchor() != 0) {
      names.add(stem + "Offset");
    }
    if (field.type() instanceof IrType.Elastic) {
      names.add(stem + "Offset");
      names.add(stem + "Length");
    }
    if (field.type() instanceof IrType.Bytes
        || field.type() instanceof IrType.Switch
        || field.type() instanceof IrType.TlvOf
        || field.type() instanceof IrType.ChainOf
        || field.type() instanceof IrType.ListOf) {
      names.add(stem + "Offset");
      names.add(stem + "Length");
    }
    if (field.type() instanceof IrType.Switch) {
      names.add(stem + "Case");
    }
    if (field.type() instanceof IrType.ListOf) {
      names.add(stem + "Count");
    }
    return names;
  }

  /** Two fields of one shape have the same accessors. */
  private static String shape(IrField field) {
    IrType type = field.type();
    if (field.condition() != null || field.derived() instanceof IrField.Derived.Checks) {
      return "own " + field.span();
    } else if (type instanceof IrType.Int i) {
      return JavaTypes.isLong(i, field.unit()) ? "long" : "int";
    } else if (type instanceof IrType.Elastic elastic) {
      return "elastic " + elastic.value().bits();
    } else if (type instanceof IrType.EnumOf e) {
      return e.enumName();
    } else if (type instanceof IrType.Bytes) {
      return "slice";
    } else if (type instanceof IrType.ListOf list
        && !(list.extent() instanceof IrType.Extent.Computed)) {
      return "list of " + list.element() + list.extent() + field.min() + field.max();
    }
    return "own " + field.span();
  }
}
