// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.print;

import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import java.util.List;
import java.util.Locale;

/** Types, sizes and targets in a few words. */
final class Words {
  private Words() {}

  static String integer(IrType.Int type) {
    return (type.signed() ? "i" : "u") + type.bits() + (type.littleEndian() ? " little" : "");
  }

  static String simple(String qualifiedName) {
    return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
  }

  private static String elastic(IrType.Elastic type) {
    String minimal = type.minimal() ? " minimal" : "";
    if (type instanceof IrType.VarUint varuint) {
      return "varuint" + (varuint.littleEndian() ? "le" : "be") + varuint.maxOctets() + minimal;
    }
    IrType.Escape escape = (IrType.Escape) type;
    StringBuilder forms = new StringBuilder();
    for (IrType.Form form : escape.forms()) {
      forms.append(forms.isEmpty() ? "" : ", ");
      forms
          .append(form.marker())
          .append(": u")
          .append(form.bits())
          .append(" + ")
          .append(form.add());
    }
    return "escape " + integer(escape.base()) + " {" + forms + "}" + minimal;
  }

  static String type(IrType type) {
    if (type instanceof IrType.Int number) {
      return integer(number);
    }
    if (type instanceof IrType.EnumOf use) {
      return simple(use.enumName()) + "/" + integer(use.wire());
    }
    if (type instanceof IrType.FlagsOf use) {
      return simple(use.flagsName()) + "/" + integer(use.wire());
    }
    if (type instanceof IrType.Bytes bytes) {
      return bytes.encoding().name().toLowerCase(Locale.ROOT) + extent(bytes.extent());
    }
    if (type instanceof IrType.ListOf list) {
      return type(list.element()) + extent(list.extent());
    }
    if (type instanceof IrType.StructOf part) {
      return simple(part.structName()) + arguments(part.arguments());
    }
    if (type instanceof IrType.TlvOf part) {
      return simple(part.tlvName()) + arguments(part.arguments()) + "[..]";
    }
    if (type instanceof IrType.ChainOf use) {
      return simple(use.chainName())
          + arguments(use.origin() == null ? List.of() : List.of(use.origin()));
    }
    if (type instanceof IrType.Origin) {
      return "origin";
    }
    if (type instanceof IrType.Switch choice) {
      return "switch (" + Exprs.text(choice.on()) + ")";
    }
    if (type instanceof IrType.Elastic elastic) {
      return elastic(elastic);
    }
    return ((IrType.PartialSum) type).algorithm();
  }

  private static String extent(IrType.Extent extent) {
    if (extent instanceof IrType.Extent.Fixed fixed) {
      return "[" + fixed.count() + "]";
    }
    if (extent instanceof IrType.Extent.Until until) {
      return "[until " + Exprs.text(until.end()) + "]";
    }
    return extent instanceof IrType.Extent.Computed computed
        ? "[" + Exprs.text(computed.count()) + "]"
        : "[..]";
  }

  static String arguments(List<IrExpr> arguments) {
    return arguments.isEmpty()
        ? ""
        : "(" + String.join(", ", arguments.stream().map(Exprs::text).toList()) + ")";
  }

  static String range(Interval range) {
    return range.isConstant() ? "" + range.min() : range.min() + ".." + range.max();
  }

  /** Bytes when both ends are whole bytes, else bits. */
  static String bits(Interval bits) {
    if (bits.min() % 8 == 0 && bits.max() % 8 == 0) {
      return range(new Interval(bits.min() / 8, bits.max() / 8)) + " bytes";
    }
    return range(bits) + " bits";
  }

  static String target(IrField.Target target) {
    if (target instanceof IrField.Target.Field field) {
      return "#" + field.id();
    }
    if (target instanceof IrField.Target.Region region) {
      return region.name();
    }
    return target.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
