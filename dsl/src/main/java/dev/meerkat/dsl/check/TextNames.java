// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ir.IrText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names of a text's items, and the Java methods that they get. */
final class TextNames {
  private TextNames() {}

  /** Empty when the item has none. */
  static String of(IrText.Item item) {
    if (item instanceof IrText.Token token) {
      return token.name();
    } else if (item instanceof IrText.Digits digits) {
      return digits.name();
    }
    if (item instanceof IrText.Chunked chunked) {
      return chunked.name();
    }
    return item instanceof IrText.Lines lines ? lines.name() : "";
  }

  /** What a reader has for a token or a number. */
  static List<String> accessors(IrText.Item item, String name) {
    if (item instanceof IrText.Token) {
      return List.of(name + "Offset", name + "Length");
    }
    return item instanceof IrText.Digits
        ? List.of(name, name + "Offset", name + "Length")
        : List.of();
  }

  /** What a reader has for a slot of an index. */
  static List<String> accessors(IrText.Index index, IrText.Slot slot) {
    String name = JavaMapping.camel(index.list()) + JavaMapping.pascal(slot.name());
    List<String> names = new ArrayList<>(List.of(name + "Present", name + "Index"));
    if (slot.list()) {
      names.add(name + "Count");
    } else {
      names.addAll(List.of(name + "Offset", name + "Length"));
    }
    if (slot.digits() != null) {
      names.add(name);
    }
    return names;
  }

  /** A writer's method for one line: named by its form, or by its list where two share a form. */
  static String setter(IrText text, IrText.Lines lines) {
    boolean isShared =
        text.items().stream()
            .anyMatch(
                other ->
                    other instanceof IrText.Lines list
                        && list.id() != lines.id()
                        && list.lineText().equals(lines.lineText()));
    String form = lines.lineText().substring(lines.lineText().lastIndexOf('.') + 1);
    return isShared
        ? JavaMapping.camel(lines.name())
        : form.substring(0, 1).toLowerCase(Locale.ROOT) + form.substring(1);
  }
}
