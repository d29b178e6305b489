// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.diff;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.docs.Sentences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Messages and structs, field by field in wire order. */
final class StructDiff {
  private final Changes changes;

  StructDiff(Changes changes) {
    this.changes = changes;
  }

  void struct(IrStruct before, IrStruct after) {
    body(before.simpleName(), before, after);
    if (before.maxBytes() != after.maxBytes()) {
      String was = limit(before.maxBytes());
      String is = limit(after.maxBytes());
      changes.wire(
          before.simpleName() + ": the most octets were " + was + ", are " + is,
          before.span(),
          after.span());
    }
  }

  private static String limit(long max) {
    return max < 0 ? "not limited" : "" + max;
  }

  /** What stands in a struct, under the name that a person knows it by. */
  void body(String name, IrStruct before, IrStruct after) {
    List<IrField> old = before.fields();
    List<IrField> now = after.fields();
    Alignment alignment = Alignment.of(old, now);
    for (Alignment.Pair pair : alignment.pairs()) {
      if (pair.before() == null) {
        added(name, pair.after(), before, after);
      } else if (pair.after() == null) {
        changes.wire(
            name + "." + shown(pair.before()) + " is gone", pair.before().span(), after.span());
      } else {
        field(name, pair.before(), before, pair.after(), after);
      }
    }
    requires(name, before, after);
  }

  private static String shown(IrField field) {
    return field.name() == null ? "_" : field.name();
  }

  /** At the end, and there only when octets are left: then nobody is hurt. */
  private void added(String name, IrField field, IrStruct before, IrStruct after) {
    boolean isLast = field.id() == after.fields().size();
    boolean isTail = field.condition() instanceof IrExpr.More;
    boolean bearsMore =
        before.message()
            && before.fields().stream()
                .noneMatch(f -> f.derived() instanceof IrField.Derived.Sizes);
    changes.wireIf(
        !(isLast && isTail && bearsMore),
        name + "." + shown(field) + " is new",
        before.span(),
        field.span());
  }

  private void field(String name, IrField before, IrStruct old, IrField after, IrStruct now) {
    String path = name + "." + shown(after);
    if (!Objects.equals(before.name(), after.name())) {
      changes.compatible(path + " was called " + shown(before), before.span(), after.span());
    }
    Map<String, String> was = new FieldFacts(old).of(before);
    Map<String, String> is = new FieldFacts(now).of(after);
    Set<String> aspects = new LinkedHashSet<>(was.keySet());
    aspects.addAll(is.keySet());
    for (String aspect : aspects) {
      String one = renamed(was.getOrDefault(aspect, "nothing"), before, after);
      String other = is.getOrDefault(aspect, "nothing");
      if (!one.equals(other)) {
        changes.wire(
            path + ": " + aspect + " was " + one + ", is " + other, before.span(), after.span());
      }
    }
    if (!new FieldFacts(old).rules(before, true).equals(new FieldFacts(now).rules(after, true))) {
      changes.compatible(path + ": what is remarked upon", before.span(), after.span());
    }
    if (before.type() instanceof IrType.Switch one && after.type() instanceof IrType.Switch two) {
      cases(path, one, two, before.span(), after.span());
    }
  }

  /** A rule about a field's own name reads the same when it is renamed. */
  private static String renamed(String text, IrField before, IrField after) {
    return before.name() == null || after.name() == null || before.name().equals(after.name())
        ? text
        : text.replaceAll("\\b" + before.name() + "\\b", after.name());
  }

  private void cases(
      String path, IrType.Switch before, IrType.Switch after, IrSpan was, IrSpan is) {
    Map<Long, IrType.Case> old = byValue(before);
    Map<Long, IrType.Case> now = byValue(after);
    Set<Long> values = new TreeSet<>(old.keySet());
    values.addAll(now.keySet());
    for (long value : values) {
      String one = leads(old.get(value));
      String two = leads(now.get(value));
      if (one.equals(two)) {
        continue;
      }
      if (!old.containsKey(value)) {
        changes.wireIf(!bears(before), path + ": case " + value + ", " + two + ", is new", was, is);
      } else if (!now.containsKey(value)) {
        changes.wireIf(!bears(after), path + ": case " + value + ", " + one + ", is gone", was, is);
      } else {
        changes.wire(path + ": case " + value + " was " + one + ", is " + two, was, is);
      }
    }
    if (!otherwise(before).equals(otherwise(after))) {
      changes.wire(
          path + ": other values led to " + otherwise(before) + ", lead to " + otherwise(after),
          was,
          is);
    }
  }

  private static Map<Long, IrType.Case> byValue(IrType.Switch choice) {
    Map<Long, IrType.Case> cases = new LinkedHashMap<>();
    choice.cases().forEach(c -> c.values().forEach(v -> cases.put(v, c)));
    return cases;
  }

  /** Whether a value without a case is no error. */
  private static boolean bears(IrType.Switch choice) {
    return choice.cases().stream().anyMatch(c -> c.isDefault() && c.type() != null);
  }

  private static String otherwise(IrType.Switch choice) {
    return choice.cases().stream()
        .filter(IrType.Case::isDefault)
        .findFirst()
        .map(StructDiff::leads)
        .orElse("an error");
  }

  private static String leads(IrType.Case option) {
    if (option == null) {
      return "nothing";
    }
    if (option.type() instanceof IrType.StructOf part) {
      return part.structName().substring(part.structName().lastIndexOf('.') + 1);
    }
    return option.type() == null ? "an error" : option.type().getClass().getSimpleName();
  }

  private void requires(String name, IrStruct before, IrStruct after) {
    List<String> old = requires(before);
    List<String> now = requires(after);
    for (String rule : old) {
      if (!now.contains(rule)) {
        changes.wire(name + ": no longer requires " + rule, before.span(), after.span());
      }
    }
    for (String rule : now) {
      if (!old.contains(rule)) {
        changes.wire(name + ": requires " + rule, before.span(), after.span());
      }
    }
  }

  private static List<String> requires(IrStruct struct) {
    List<String> rules = new ArrayList<>();
    requires(struct.items(), new Sentences(struct, struct.params()), rules);
    return rules;
  }

  private static void requires(List<IrItem> items, Sentences sentences, List<String> rules) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Require require) {
        rules.add(sentences.expression(require.condition()));
      } else if (item instanceof IrItem.Region region) {
        requires(region.items(), sentences, rules);
      }
    }
  }
}
