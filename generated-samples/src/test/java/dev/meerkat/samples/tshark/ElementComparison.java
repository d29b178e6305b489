// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import java.util.List;
import java.util.Optional;

/**
 * Holds a tag-length-value list against tshark's: the same elements in the same order, and in each
 * the same fields. Tags alone (no operation, end of list) are elements too.
 *
 * <p>tshark shows such a list as a field that stands where the list starts, and every element as a
 * field whose first octets are the tag; what it says about elements stands between them.
 */
final class ElementComparison {
  /** Compares the fields of an element. */
  interface Fields {
    void compare(IrStruct struct, JsonNode ours, PdmlNode theirs);

    /** Answers the field that was compared with, if there is one. */
    Optional<PdmlNode> scalar(IrField field, JsonNode value, PdmlNode theirs);
  }

  private final TsharkNames names;
  private final ComparisonSink sink;
  private final Fields fields;

  ElementComparison(TsharkNames names, ComparisonSink sink, Fields fields) {
    this.names = names;
    this.sink = sink;
    this.fields = fields;
  }

  /**
   * Compares elements whose tags tshark shows under a name of their own: each tag is taken for the
   * next of ours, and what stands beside or below it is the element.
   */
  void compareNamed(IrTlv tlv, JsonNode ours, PdmlNode theirs) {
    IrField tag = tlv.head().field(1);
    for (JsonNode element : ours) {
      Optional<PdmlNode> node = fields.scalar(tag, element.get(tag.name()), theirs);
      if (node.isPresent()) {
        PdmlNode around = node.get().children().isEmpty() ? parent(theirs, node.get()) : node.get();
        choice(tlv, element.get(tag.name()).asText())
            .map(IrTlv.Case::body)
            .ifPresent(body -> fields.compare(body, element, around));
      }
    }
  }

  /** The field that a field stands in, within {@code root}: that very field, not one like it. */
  @SuppressWarnings("ReferenceEquality")
  private static PdmlNode parent(PdmlNode root, PdmlNode field) {
    for (PdmlNode child : root.children()) {
      if (child == field) {
        return root;
      }
      PdmlNode found = parent(child, field);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  void compare(IrField field, IrTlv tlv, JsonNode ours, PdmlNode theirs) {
    IrField head = tlv.head().field(1);
    int digits = (int) head.sizeBits().min() / Byte.SIZE * 2;
    List<PdmlNode> elements = elements(field, tlv, theirs);
    String tag = head.name();
    for (int i = 0; i < Math.max(ours.size(), elements.size()); i++) {
      String kind = ours.has(i) ? ours.get(i).get(tag).asText() : Difference.ABSENT;
      String other = i < elements.size() ? kind(elements.get(i), digits) : Difference.ABSENT;
      sink.compared(field.name() + "." + tag, kind, other);
      if (kind.equals(other)) {
        JsonNode element = ours.get(i);
        PdmlNode node = elements.get(i);
        choice(tlv, kind).map(IrTlv.Case::body).ifPresent(b -> fields.compare(b, element, node));
      }
    }
  }

  private List<PdmlNode> elements(IrField field, IrTlv tlv, PdmlNode theirs) {
    List<PdmlNode> named = theirs.all(names.prefix(tlv));
    return named.stream().anyMatch(ElementComparison::hasLength) ? named : around(field, theirs);
  }

  /** What has a length of its own is an element; of a list, only the elements have. */
  private static boolean hasLength(PdmlNode node) {
    return node.children().stream()
        .anyMatch(child -> child.children().isEmpty() && child.name().matches(".*[._]len(gth)?"));
  }

  private static List<PdmlNode> around(IrField field, PdmlNode theirs) {
    int start = theirs.position() + field.position().bits() / Byte.SIZE;
    return theirs.children().stream()
        .filter(list -> !list.isProtocol() && list.position() == start)
        .flatMap(list -> list.children().stream())
        .filter(element -> !element.isProtocol() && !element.value().isEmpty())
        .filter(element -> !element.name().startsWith("_ws."))
        .toList();
  }

  private static String kind(PdmlNode element, int digits) {
    if (element.value().isEmpty()) {
      return Long.toString(element.children().get(0).number());
    }
    String octets = element.value().substring(0, Math.min(digits, element.value().length()));
    return Long.toString(Long.parseLong(octets, 16));
  }

  private static Optional<IrTlv.Case> choice(IrTlv tlv, String tag) {
    long value = Long.parseLong(tag);
    return tlv.cases().stream()
        .filter(c -> c.tag() == value)
        .findFirst()
        .or(() -> tlv.cases().stream().filter(IrTlv.Case::isDefault).findFirst());
  }
}
