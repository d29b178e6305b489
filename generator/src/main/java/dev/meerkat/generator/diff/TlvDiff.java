// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.diff;

import dev.meerkat.dsl.ir.IrTlv;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Runs of tagged elements, tag by tag. */
final class TlvDiff {
  private final Changes changes;
  private final StructDiff structs;

  TlvDiff(Changes changes, StructDiff structs) {
    this.changes = changes;
    this.structs = structs;
  }

  void tlv(IrTlv before, IrTlv after) {
    String name = before.simpleName();
    structs.body(name, before.head(), after.head());
    if (before.unique() != after.unique()) {
      changes.wire(
          name + (after.unique() ? " refuses a tag twice now" : " bears a tag twice now"),
          before.span(),
          after.span());
    }
    Map<Long, IrTlv.Case> old = byTag(before);
    Map<Long, IrTlv.Case> now = byTag(after);
    Set<Long> tags = new TreeSet<>(old.keySet());
    tags.addAll(now.keySet());
    for (long tag : tags) {
      element(name, tag, old.get(tag), before, now.get(tag), after);
    }
  }

  private static Map<Long, IrTlv.Case> byTag(IrTlv tlv) {
    Map<Long, IrTlv.Case> cases = new LinkedHashMap<>();
    tlv.cases().forEach(c -> cases.put(c.isDefault() ? -1 : c.tag(), c));
    return cases;
  }

  private void element(
      String name, long tag, IrTlv.Case old, IrTlv before, IrTlv.Case now, IrTlv after) {
    if (old == null && now != null) {
      changes.wireIf(
          !bears(before), name + "." + shown(now) + " is new", before.span(), now.span());
    } else if (old != null && now == null) {
      changes.wireIf(!bears(after), name + "." + shown(old) + " is gone", old.span(), after.span());
    } else if (old != null && old.kind() != now.kind()) {
      changes.wire(
          name + ": tag " + tag + " was " + old.kind() + ", is " + now.kind(),
          old.span(),
          now.span());
    } else if (old != null && old.body() != null) {
      structs.body(name + "." + now.name(), old.body(), now.body());
    }
  }

  private static String shown(IrTlv.Case element) {
    return element.isDefault() ? "default" : element.name() + " (" + element.tag() + ")";
  }

  /** Whether an element without a case is no error. */
  private static boolean bears(IrTlv tlv) {
    return tlv.cases().stream().anyMatch(c -> c.isDefault() && c.kind() != IrTlv.Kind.ERROR);
  }
}
