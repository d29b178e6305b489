// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.docs;

import dev.meerkat.dsl.ir.IrAnnotation;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table with a line a field: where it stands, how wide it is, what it means, what must hold. */
final class FieldRows {
  private static final int OCTET = 8;

  private final IrStruct struct;
  private final Sentences sentences;
  private final StringBuilder out;

  FieldRows(IrStruct struct, List<IrParam> params, StringBuilder out) {
    this.struct = struct;
    this.sentences = new Sentences(struct, params);
    this.out = out;
  }

  void table() {
    if (struct.fields().isEmpty()) {
      return;
    }
    out.append("| octet | bits | field | type | meaning | tshark |\n|---|---|---|---|---|---|\n");
    for (IrField field : struct.fields()) {
      out.append("| ").append(position(field.position()));
      out.append(" | ").append(size(field));
      out.append(" | ").append(field.name() == null ? "" : "`" + field.name() + "`");
      out.append(" | ").append(cell(sentences.type(field.type())));
      out.append(" | ").append(meaning(field));
      out.append(" | ").append(tshark(field)).append(" |\n");
    }
    out.append('\n');
    struct.fields().forEach(this::cases);
  }

  /** {@code 12}, {@code 12.4} with a bit, {@code options + 2} behind what has no fixed size. */
  private String position(IrField.Position position) {
    int octets = position.bits() / OCTET;
    int bit = position.bits() % OCTET;
    String place = octets + (bit == 0 ? "" : "." + bit);
    return position.anchor() == 0
        ? place
        : "behind " + sentences.name(position.anchor()) + (place.equals("0") ? "" : " + " + place);
  }

  private static String size(IrField field) {
    if (field.sizeBits().isConstant()) {
      return Long.toString(field.sizeBits().min());
    }
    long most = field.sizeBits().max();
    boolean isBounded = most < 1L << 24;
    return field.sizeBits().min() + ".." + (isBounded ? most : "");
  }

  private String meaning(IrField field) {
    List<String> said = new ArrayList<>();
    if (!field.doc().isBlank()) {
      said.add(cell(field.doc().strip()));
    }
    constant(field, said);
    derived(field, said);
    for (IrField.Constraint constraint : field.constraints()) {
      String what = constraint.should() ? "should hold" : "must hold";
      String error = constraint.error() == null ? "" : ", else " + constraint.error();
      said.add(what + ": `" + cell(sentences.expression(constraint.condition())) + "`" + error);
    }
    if (field.condition() != null) {
      said.add("there if `" + cell(sentences.expression(field.condition())) + "`");
    }
    limits(field, said);
    return String.join("<br>", said);
  }

  private static void constant(IrField field, List<String> said) {
    if (field.constant() != null) {
      String value =
          field.constant() instanceof IrField.Constant.Number number
              ? number(number.value())
              : "`" + ((IrField.Constant.Text) field.constant()).value() + "`";
      said.add((field.constant().should() ? "should be " : "always ") + value);
    }
  }

  private static String number(long value) {
    return value > 9 ? "0x" + Long.toHexString(value).toUpperCase(Locale.ROOT) : "" + value;
  }

  private void derived(IrField field, List<String> said) {
    if (field.derived() instanceof IrField.Derived.Sizes sizes) {
      String scaled = sizes.multiply() == 1 ? "" : " × " + sizes.multiply();
      String divided = sizes.divide() == 1 ? "" : " / " + sizes.divide();
      String added =
          sizes.add() == 0 ? "" : (sizes.add() < 0 ? " − " : " + ") + Math.abs(sizes.add());
      boolean isPlain = (scaled + divided + added).isEmpty();
      said.add(
          "octets of "
              + sentences.target(sizes.target())
              + (isPlain ? "" : ": value" + scaled + divided + added));
    } else if (field.derived() instanceof IrField.Derived.Counts counts) {
      said.add("number of " + sentences.name(counts.fieldId()));
    } else if (field.derived() instanceof IrField.Derived.Tags tags) {
      said.add("says what " + sentences.name(tags.fieldId()) + " is");
    } else if (field.derived() instanceof IrField.Derived.Presents presents) {
      said.add(
          "says whether there is "
              + String.join(", ", presents.fieldIds().stream().map(sentences::name).toList()));
    } else if (field.derived() instanceof IrField.Derived.Checks checks) {
      said.add("checksum " + checks.algorithm() + (checks.optional() ? ", 0: none" : ""));
    }
  }

  private static void limits(IrField field, List<String> said) {
    if (field.unit() != 1) {
      said.add("in units of " + field.unit());
    }
    if (field.min() > 0) {
      said.add("at least " + field.min());
    }
    if (field.pad() != null) {
      said.add("padded to a multiple of " + field.pad().to() + " octets");
    }
    if (field.secret()) {
      said.add("secret: dumps hide it");
    }
  }

  private static String tshark(IrField field) {
    for (IrAnnotation annotation : field.annotations()) {
      if (annotation.name().equals("tshark")) {
        return "`" + annotation.arguments().get(0) + "`";
      }
    }
    return "";
  }

  /** What a switch can lead to. */
  private void cases(IrField field) {
    if (!(field.type() instanceof IrType.Switch choice)) {
      return;
    }
    out.append("`").append(field.name()).append("` by `");
    out.append(sentences.expression(choice.on())).append("`:\n\n| value | content |\n|---|---|\n");
    for (IrType.Case option : choice.cases()) {
      String values =
          option.isDefault()
              ? "any other"
              : String.join(", ", option.values().stream().map(FieldRows::number).toList());
      String content =
          option.type() == null
              ? "refused: " + option.error()
              : cell(sentences.type(option.type()));
      out.append("| ").append(values).append(" | ").append(content).append(" |\n");
    }
    out.append('\n');
  }

  /** Text that can stand in a cell of a table. */
  static String cell(String text) {
    return text.replace("\n", " ").replace("|", "\\|");
  }
}
