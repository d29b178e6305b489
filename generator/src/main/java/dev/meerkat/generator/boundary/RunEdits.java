// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.boundary;

import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Lists and runs of tagged elements: as many as there may be, one more, one of each kind. */
final class RunEdits {
  private static final int MOST_ELEMENTS = 300;
  private static final int MOST_VISITED = 16;

  private final IrProgram program;
  private final ContentEdits edits;
  private final Smallest smallest;

  RunEdits(IrProgram program, ContentEdits edits, Smallest smallest) {
    this.program = program;
    this.edits = edits;
    this.smallest = smallest;
  }

  void list(
      IrField field,
      IrType.ListOf type,
      Content.Elements list,
      String path,
      Function<Content, Content.Struct> with) {
    List<Content> values = list.values();
    Content one = values.isEmpty() ? smallest.part(type.element(), null, Map.of()) : values.get(0);
    if (one == null) {
      return;
    }
    if (values.isEmpty()) {
      edits.addition(path, "one element", new Content.Elements(List.of(one)), with);
    }
    counts(field, values.size())
        .forEach(
            (rule, count) ->
                edits.edit(path, rule, new Content.Elements(cycled(values, one, count)), with));
    for (int i = 0; i < Math.min(values.size(), MOST_VISITED); i++) {
      int index = i;
      element(
          type.element(),
          values.get(i),
          path + "[]",
          changed -> {
            List<Content> others = new ArrayList<>(values);
            others.set(index, changed);
            return with.apply(new Content.Elements(others));
          });
    }
  }

  private void element(
      IrType type, Content value, String path, Function<Content, Content.Struct> with) {
    if (value instanceof Content.Struct part && type instanceof IrType.StructOf named) {
      edits.struct(program.struct(named.structName()), part, path, with::apply);
    } else if (value instanceof Content.Number) {
      Edges.of(program, type)
          .forEach((edge, rule) -> edits.edit(path, rule, new Content.Number(edge), with));
    }
  }

  void tlv(
      IrField field,
      IrTlv tlv,
      Content.Tlv run,
      String path,
      Function<Content, Content.Struct> with) {
    List<Content.Element> elements = run.elements();
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < elements.size(); i++) {
      Content.Element element = elements.get(i);
      String place = path + "." + element.name();
      if (seen.add(element.name())) {
        edits.edit(place, "left away", new Content.Tlv(without(elements, i)), with);
        edits.edit(place, "twice", new Content.Tlv(plus(elements, element)), with);
      }
      inside(tlv, elements, i, place, with);
    }
    for (IrTlv.Case option : tlv.cases()) {
      Content.Element element = smallest.element(option, unknownTag(tlv));
      if (element != null && !seen.contains(option.name())) {
        Content more = new Content.Tlv(plus(elements, element));
        edits.addition(path + "." + option.name(), "added", more, with);
      }
    }
    most(field, tlv, elements, path, with);
  }

  private void inside(
      IrTlv tlv,
      List<Content.Element> elements,
      int index,
      String path,
      Function<Content, Content.Struct> with) {
    Content.Element element = elements.get(index);
    for (IrTlv.Case option : tlv.cases()) {
      if (option.name().equals(element.name()) && element.body() != null) {
        edits.struct(
            option.body(),
            element.body(),
            path,
            body -> {
              List<Content.Element> others = new ArrayList<>(elements);
              others.set(index, new Content.Element(element.name(), element.tag(), body));
              return with.apply(new Content.Tlv(others));
            });
      }
    }
  }

  /** As many as there may be and one more, of a kind that may stand again. */
  private void most(
      IrField field,
      IrTlv tlv,
      List<Content.Element> elements,
      String path,
      Function<Content, Content.Struct> with) {
    for (Content.Element element : elements) {
      boolean mayRepeat = !tlv.unique() || tlv.uniqueExcept().contains(element.name());
      if (element.body() != null && mayRepeat) {
        counts(field, elements.size())
            .forEach(
                (rule, count) -> {
                  List<Content.Element> many = new ArrayList<>(elements);
                  while (many.size() < count) {
                    many.add(element);
                  }
                  edits.edit(path, rule, new Content.Tlv(many.subList(0, count)), with);
                });
        return;
      }
    }
  }

  private static Map<String, Integer> counts(IrField field, int size) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("empty", 0);
    counts.put("one element less", size - 1);
    counts.put("one element more", size + 1);
    around("least", field.min(), counts);
    around("most", field.max(), counts);
    counts.values().removeIf(c -> c < 0 || c > MOST_ELEMENTS || c == size);
    return counts;
  }

  private static void around(String name, long bound, Map<String, Integer> counts) {
    if (bound > 0 && bound < MOST_ELEMENTS) {
      counts.put(name, (int) bound);
      counts.put(name + " -1", (int) bound - 1);
      counts.put(name + " +1", (int) bound + 1);
    }
  }

  private static List<Content> cycled(List<Content> values, Content one, int count) {
    List<Content> cycled = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cycled.add(values.isEmpty() ? one : values.get(i % values.size()));
    }
    return cycled;
  }

  private static List<Content.Element> without(List<Content.Element> elements, int index) {
    List<Content.Element> others = new ArrayList<>(elements);
    others.remove(index);
    return others;
  }

  private static List<Content.Element> plus(List<Content.Element> elements, Content.Element one) {
    List<Content.Element> more = new ArrayList<>(elements);
    more.add(one);
    return more;
  }

  /** The smallest tag that no case has. */
  private static long unknownTag(IrTlv tlv) {
    long tag = 0;
    while (isTaken(tlv, tag)) {
      tag++;
    }
    return tag;
  }

  private static boolean isTaken(IrTlv tlv, long tag) {
    return tlv.cases().stream().anyMatch(c -> c.tag() == tag);
  }
}
