// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.diff;

import dev.meerkat.dsl.ir.IrEnum;
import dev.meerkat.dsl.ir.IrFlags;
import java.util.LinkedHashMap;
import java.util.Map;

/** Enumerations and flags. */
final class NameDiff {
  private final Changes changes;

  NameDiff(Changes changes) {
    this.changes = changes;
  }

  void enumeration(IrEnum before, IrEnum after) {
    String name = before.simpleName();
    if (before.closed() != after.closed()) {
      String text = after.closed() ? " refuses unknown values now" : " bears unknown values now";
      changes.wire(name + text, before.span(), after.span());
    }
    if (!before.wire().equals(after.wire())) {
      changes.wire(name + " has another width or order", before.span(), after.span());
    }
    boolean isStrict = before.closed() || after.closed();
    Map<String, IrEnum.Item> found = new LinkedHashMap<>();
    after.items().forEach(item -> found.put(item.name(), item));
    for (IrEnum.Item old : before.items()) {
      IrEnum.Item now = found.remove(old.name());
      if (now == null) {
        changes.wireIf(isStrict, name + "." + old.name() + " is gone", before.span(), after.span());
      } else if (old.first() != now.first() || old.last() != now.last()) {
        changes.wire(
            name + "." + old.name() + " was " + range(old) + ", is " + range(now),
            before.span(),
            after.span());
      }
    }
    for (IrEnum.Item now : found.values()) {
      String text = name + "." + now.name() + " = " + range(now) + " is new";
      changes.wireIf(isStrict, text, before.span(), after.span());
    }
  }

  private static String range(IrEnum.Item item) {
    return item.first() == item.last() ? "" + item.first() : item.first() + ".." + item.last();
  }

  void flags(IrFlags before, IrFlags after) {
    String name = before.simpleName();
    if (!before.wire().equals(after.wire())) {
      changes.wire(name + " has another width or order", before.span(), after.span());
    }
    Map<String, IrFlags.Item> found = new LinkedHashMap<>();
    after.items().stream().filter(i -> i.name() != null).forEach(i -> found.put(i.name(), i));
    for (IrFlags.Item old : before.items()) {
      IrFlags.Item now = old.name() == null ? old : found.remove(old.name());
      if (now == null) {
        changes.compatible(name + "." + old.name() + " is gone", before.span(), after.span());
      } else if (old.shift() != now.shift() || old.bits() != now.bits()) {
        changes.wire(
            name + "." + old.name() + " stands on other bits", before.span(), after.span());
      }
    }
    found
        .keySet()
        .forEach(i -> changes.compatible(name + "." + i + " is new", before.span(), after.span()));
  }
}
