// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.print;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrField.Derived;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import java.util.ArrayList;
import java.util.List;

/** The items of a message, struct or case, a line each. */
final class BodyPrinter {
  private final Lines lines;
  private final IrStruct struct;

  BodyPrinter(Lines lines, IrStruct struct) {
    this.lines = lines;
    this.struct = struct;
  }

  void print() {
    items(struct.items());
  }

  private void items(List<IrItem> items) {
    for (IrItem item : items) {
      if (item instanceof IrField field) {
        field(field);
      } else if (item instanceof IrItem.Region region) {
        String sized = region.sizedBy() == 0 ? "" : " sized by #" + region.sizedBy();
        lines.open("region " + region.name() + sized);
        items(region.items());
        lines.close();
      } else if (item instanceof IrItem.Let let) {
        lines.add("let" + let.id() + " " + let.name() + " = " + value(let));
      } else if (item instanceof IrItem.Require require) {
        lines.add(
            "require "
                + Exprs.text(require.condition())
                + error(require.error())
                + " at #"
                + require.fieldId());
      }
    }
  }

  private static String value(IrItem.Let let) {
    if (let.construct() == null) {
      return Exprs.text(let.value());
    }
    List<String> arguments =
        let.construct().arguments().stream()
            .map(a -> "#" + a.fieldId() + " = " + Exprs.text(a.value()))
            .toList();
    String name = Words.simple(let.construct().structName());
    return name + "(" + String.join(", ", arguments) + ")";
  }

  private static String error(String name) {
    return name == null ? "" : " else " + name;
  }

  /** {@code #3 kind : u8 at 16 | 1 bytes | tags #4 | where (#3 > 0)}. */
  private void field(IrField field) {
    String name = field.name() == null ? "_" : field.name();
    List<String> parts = new ArrayList<>();
    parts.add("#" + field.id() + " " + name + " : " + Words.type(field.type()) + place(field));
    parts.add(Words.bits(field.sizeBits()));
    scope(field, parts);
    clauses(field, parts);
    String line = String.join(" | ", parts);
    if (field.type() instanceof IrType.Switch choice) {
      lines.open(line);
      choice.cases().forEach(this::switchCase);
      lines.close();
    } else {
      lines.add(line);
    }
  }

  private static String place(IrField field) {
    String anchor = field.position().anchor() == 0 ? "" : "#" + field.position().anchor() + "+";
    return " at " + anchor + field.position().bits();
  }

  private static void scope(IrField field, List<String> parts) {
    if (field.scope() instanceof IrField.Scope.SizedBy sized) {
      parts.add("sized by #" + sized.fieldId());
    } else if (field.scope() instanceof IrField.Scope.Prefixed prefixed) {
      parts.add("prefixed " + Words.type(prefixed.prefix()));
    }
    if (field.max() != 0) {
      parts.add("count " + field.min() + ".." + field.max());
    }
  }

  private static void clauses(IrField field, List<String> parts) {
    if (field.constant() instanceof IrField.Constant.Number number) {
      parts.add("= " + number.value() + finding(number.finding()));
    } else if (field.constant() instanceof IrField.Constant.Text text) {
      parts.add("= " + text.value() + finding(text.finding()));
    }
    if (field.derived() != null) {
      parts.add(derived(field.derived()));
    }
    for (IrField.Constraint one : field.constraints()) {
      String word = one.should() ? "should " : "where ";
      parts.add(word + Exprs.text(one.condition()) + error(one.error()) + finding(one.finding()));
    }
    if (field.condition() != null) {
      parts.add("if " + Exprs.text(field.condition()));
    }
    if (field.pad() != null) {
      parts.add("pad " + field.pad().octet() + " to " + field.pad().to());
    }
    if (!field.allowed().isEmpty()) {
      parts.add("allow " + String.join(", ", field.allowed()));
    }
    if (field.unit() != 1) {
      parts.add("unit " + field.unit());
    }
    if (field.format() != null) {
      parts.add("format " + field.format());
    }
    if (field.secret()) {
      parts.add("secret");
    }
    if (field.opaque()) {
      parts.add("opaque");
    }
    if (field.stream()) {
      parts.add("stream");
    }
    if (field.mask() != 0) {
      parts.add("xor #" + field.mask());
    }
  }

  private static String finding(int number) {
    return number < 0 ? "" : " finding " + number;
  }

  private static String derived(Derived derived) {
    if (derived instanceof Derived.Sizes sizes) {
      return "sizes "
          + Words.target(sizes.target())
          + " * "
          + sizes.multiply()
          + " / "
          + sizes.divide()
          + " + "
          + sizes.add();
    }
    if (derived instanceof Derived.Counts counts) {
      return "counts #" + counts.fieldId();
    }
    if (derived instanceof Derived.Tags tags) {
      return "tags #" + tags.fieldId();
    }
    if (derived instanceof Derived.Presents presents) {
      return "presents " + presents.fieldIds();
    }
    Derived.Checks checks = (Derived.Checks) derived;
    List<String> covered = checks.covered().stream().map(BodyPrinter::covered).toList();
    return "checks "
        + checks.algorithm()
        + "("
        + String.join(", ", covered)
        + ")"
        + (checks.zeroAs() < 0 ? "" : " zero " + checks.zeroAs())
        + (checks.optional() ? " optional" : "")
        + finding(checks.finding());
  }

  private static String covered(IrField.Covered covered) {
    if (covered instanceof IrField.Covered.Span span) {
      return Words.target(span.target());
    }
    return covered instanceof IrField.Covered.Param param
        ? "$" + param.index()
        : "let" + ((IrField.Covered.Let) covered).id();
  }

  private void switchCase(IrType.Case one) {
    String values = one.isDefault() ? "default" : one.values() + " " + one.name();
    String leads = one.type() == null ? "error" + error(one.error()) : Words.type(one.type());
    lines.add(values + " => " + leads);
  }
}
