// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds one layer of our JSON against one protocol of tshark's tree.
 *
 * <p>Every annotated field must be there once for each of ours, in order, and say the same; what is
 * left over under an annotated name is a difference too.
 */
final class LayerComparison implements ElementComparison.Fields {
  private static final String ABSENT = Difference.ABSENT;

  private final TsharkNames names;
  private final ComparisonSink sink;
  private final ElementComparison elements;
  private final FlagsComparison bits;
  private final Set<PdmlNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  LayerComparison(TsharkNames names, ComparisonSink sink) {
    this.names = names;
    this.sink = sink;
    this.bits = new FlagsComparison(sink);
    this.elements = new ElementComparison(names, sink, this);
  }

  void layer(IrStruct message, JsonNode ours, PdmlNode theirs) {
    compare(message, ours, theirs);
    Set<String> mapped = names.mapped(message);
    theirs.walk(
        node -> {
          if (mapped.contains(node.name()) && !seen.contains(node) && !node.isHidden()) {
            sink.differs(node.name(), ABSENT, node.text());
          }
        });
  }

  @Override
  public void compare(IrStruct struct, JsonNode ours, PdmlNode theirs) {
    for (IrField field : struct.fields()) {
      JsonNode value = field.name() == null ? null : ours.get(field.name());
      if (value != null) {
        field(struct, field, ours, theirs);
      }
    }
  }

  private void field(IrStruct struct, IrField field, JsonNode around, PdmlNode theirs) {
    JsonNode value = around.get(field.name());
    IrType type = field.type();
    if (type instanceof IrType.TlvOf run) {
      IrTlv tlv = names.program().tlv(run.tlvName());
      if (TsharkNames.name(tlv.head().field(1)).isPresent()) {
        elements.compareNamed(tlv, value, theirs);
      } else {
        elements.compare(field, tlv, value, theirs);
      }
    } else if (type instanceof IrType.ListOf list) {
      value.forEach(element -> listed(field, list.element(), element, theirs));
    } else if (type instanceof IrType.StructOf part) {
      part(field, names.program().struct(part.structName()), value, theirs);
    } else if (type instanceof IrType.Switch) {
      chosen(struct, field, around).ifPresent(part -> compare(part, value, theirs));
    } else {
      Optional<PdmlNode> node = scalar(field, value, theirs);
      if (type instanceof IrType.FlagsOf flags) {
        node.ifPresent(n -> bits.compare(flags.wire().bits(), value, around, n));
      }
      if (field.derived() instanceof IrField.Derived.Checks) {
        verdict(field, around, theirs);
      }
    }
  }

  /** A part that is one field for tshark is compared by its octets. */
  private void part(IrField field, IrStruct part, JsonNode value, PdmlNode theirs) {
    if (TsharkNames.name(field).isEmpty()) {
      compare(part, value, theirs);
      return;
    }
    StringBuilder octets = new StringBuilder();
    for (IrField number : part.fields()) {
      int digits = (int) number.sizeBits().min() / 4;
      octets.append(String.format("%0" + digits + "x", value.get(number.name()).longValue()));
    }
    String name = TsharkNames.name(field).get();
    Optional<PdmlNode> node = theirs.all(name).stream().filter(n -> !seen.contains(n)).findFirst();
    node.ifPresent(seen::add);
    sink.compared(name, octets.toString(), node.map(PdmlNode::value).orElse(ABSENT));
  }

  /** An element of a list: a value, or a struct of one field that the list's annotation is for. */
  private void listed(IrField list, IrType type, JsonNode element, PdmlNode theirs) {
    if (!(type instanceof IrType.StructOf part)) {
      scalar(list, element, theirs);
      return;
    }
    IrStruct struct = names.program().struct(part.structName());
    if (TsharkNames.name(list).isPresent() && struct.fields().size() == 1) {
      IrField only = struct.field(1);
      same(list, new FieldText(only).ours(element.get(only.name())), new FieldText(only), theirs);
    } else {
      compare(struct, element, theirs);
    }
  }

  /**
   * The struct that stands in a switch, by the value that chose it or by its fields; no message.
   */
  private Optional<IrStruct> chosen(IrStruct struct, IrField field, JsonNode around) {
    IrType.Switch choice = (IrType.Switch) field.type();
    JsonNode value = around.get(field.name());
    if (!value.isObject()) {
      return Optional.empty();
    }
    Optional<IrField> tag = tag(struct, field, choice);
    if (tag.isEmpty()) {
      return parts(choice.cases().stream()).filter(part -> hasFieldsOf(part, value)).findFirst();
    }
    long number = number(around.get(tag.get().name()));
    return parts(choice.cases().stream().filter(c -> c.values().contains(number))).findFirst();
  }

  /** The field whose value chooses. */
  private static Optional<IrField> tag(IrStruct struct, IrField field, IrType.Switch choice) {
    if (choice.on() instanceof IrExpr.Field on) {
      return Optional.of(struct.field(on.id()));
    }
    return struct.fields().stream()
        .filter(
            f -> f.derived() instanceof IrField.Derived.Tags tags && tags.fieldId() == field.id())
        .findFirst();
  }

  private static long number(JsonNode value) {
    return value.isObject() ? value.get("value").longValue() : value.longValue();
  }

  private Stream<IrStruct> parts(Stream<IrType.Case> cases) {
    return cases
        .map(IrType.Case::type)
        .filter(IrType.StructOf.class::isInstance)
        .map(type -> names.program().struct(((IrType.StructOf) type).structName()))
        .filter(part -> !part.message());
  }

  private static boolean hasFieldsOf(IrStruct part, JsonNode value) {
    List<String> members = new ArrayList<>();
    value.fieldNames().forEachRemaining(members::add);
    return part.fields().stream().map(IrField::name).toList().equals(members);
  }

  @Override
  public Optional<PdmlNode> scalar(IrField field, JsonNode value, PdmlNode theirs) {
    FieldText text = new FieldText(field);
    return same(field, text.ours(value), text, theirs);
  }

  /** Answers the field that was compared with, if there is one. */
  private Optional<PdmlNode> same(IrField field, String ours, FieldText text, PdmlNode theirs) {
    Optional<String> name = TsharkNames.name(field);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<PdmlNode> node =
        theirs.all(name.get()).stream().filter(n -> !seen.contains(n)).findFirst();
    node.ifPresent(seen::add);
    sink.compared(name.get(), ours, node.map(text::theirs).orElse(ABSENT));
    return node;
  }

  /** Both in words; ours is not there when nothing was computed. */
  private void verdict(IrField field, JsonNode around, PdmlNode theirs) {
    Optional<String> name = TsharkNames.name(field).map(n -> n + ".status");
    if (name.isPresent()) {
      JsonNode holds = around.get(field.name() + "_ok");
      String ours = holds == null ? "not computed" : holds.asBoolean() ? "good" : "bad";
      sink.compared(
          name.get(), ours, theirs.find(name.get()).map(n -> status(n.show())).orElse(ABSENT));
    }
  }

  private static String status(String number) {
    return switch (number) {
      case "0" -> "bad";
      case "1" -> "good";
      case "2" -> "unverified";
      case "3" -> "not computed";
      default -> number;
    };
  }
}
