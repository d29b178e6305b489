// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.diff;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.docs.Sentences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What decides the octets of a field, in words, with other fields by name. */
final class FieldFacts {
  private final Sentences sentences;

  FieldFacts(IrStruct struct) {
    this.sentences = new Sentences(struct, struct.params());
  }

  /** Words by aspect; an aspect that a field does not have is missing. */
  Map<String, String> of(IrField field) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("type", type(field.type()));
    facts.put("scope", scope(field.scope()));
    facts.put("constant", constant(field.constant()));
    facts.put("what is computed", derived(field.derived()));
    facts.put("condition", field.condition() == null ? "" : expression(field));
    facts.put("rule", rules(field, false));
    facts.put("padding", field.pad() == null ? "" : field.pad().toString());
    facts.put("unit", field.unit() == 1 ? "" : "" + field.unit());
    facts.put("mask", field.mask() == 0 ? "" : sentences.name(field.mask()));
    facts.put("least", field.min() == 0 ? "" : "" + field.min());
    facts.put("most", field.max() == 0 ? "" : "" + field.max());
    facts.put("allowed elements", String.join(", ", new TreeSet<>(field.allowed())));
    facts.values().removeIf(String::isEmpty);
    return facts;
  }

  private String expression(IrField field) {
    return sentences.expression(field.condition());
  }

  /** Rules that refuse, or those that are remarked upon. */
  String rules(IrField field, boolean should) {
    return field.constraints().stream()
        .filter(c -> c.should() == should)
        .map(c -> sentences.expression(c.condition()))
        .sorted()
        .collect(Collectors.joining(" and "));
  }

  /** Names of enumerations and flags do not matter on the wire. */
  private String type(IrType type) {
    if (type instanceof IrType.EnumOf named) {
      return sentences.type(named.wire());
    } else if (type instanceof IrType.FlagsOf named) {
      return sentences.type(named.wire());
    } else if (type instanceof IrType.VarUint || type instanceof IrType.Escape) {
      return type.toString();
    }
    return sentences.type(type).replaceFirst("^(bytes|ascii)\\b", "octets");
  }

  private static String scope(IrField.Scope scope) {
    return scope instanceof IrField.Scope.Prefixed prefixed ? "behind " + prefixed.prefix() : "";
  }

  private static String constant(IrField.Constant constant) {
    if (constant instanceof IrField.Constant.Number number) {
      return number.should() ? "" : "" + number.value();
    }
    return constant instanceof IrField.Constant.Text text && !text.should()
        ? text.value().toString()
        : "";
  }

  private String derived(IrField.Derived derived) {
    if (derived instanceof IrField.Derived.Sizes sizes) {
      return "size of "
          + sentences.target(sizes.target())
          + " = value * "
          + sizes.multiply()
          + " / "
          + sizes.divide()
          + " + "
          + sizes.add();
    } else if (derived instanceof IrField.Derived.Counts counts) {
      return "count of " + sentences.name(counts.fieldId());
    } else if (derived instanceof IrField.Derived.Tags tags) {
      return "tag of " + sentences.name(tags.fieldId());
    } else if (derived instanceof IrField.Derived.Presents presents) {
      List<String> names = new ArrayList<>();
      presents.fieldIds().forEach(id -> names.add(sentences.name(id)));
      return "presence of " + names;
    } else if (derived instanceof IrField.Derived.Checks checks) {
      return checks.algorithm() + " over " + covered(checks);
    }
    return "";
  }

  private String covered(IrField.Derived.Checks checks) {
    List<String> spans = new ArrayList<>();
    for (IrField.Covered covered : checks.covered()) {
      if (covered instanceof IrField.Covered.Span span) {
        spans.add(sentences.target(span.target()));
      } else {
        spans.add(covered.getClass().getSimpleName());
      }
    }
    return String.join(", ", spans) + " zero " + checks.zeroAs() + (checks.optional() ? "?" : "");
  }
}
