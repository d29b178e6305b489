// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Diagnostics;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.resolve.ModuleScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** The names of one body, and what is known of their values so far. */
final class NameTable {
  private final ModuleScope module;
  private final Map<String, Meaning> meanings = new LinkedHashMap<>();
  private final List<Meaning.Field> fields = new ArrayList<>();
  private final Facts facts = new Facts();

  /** Bytes that the whole can measure, narrowed as size fields are read. */
  Interval messageBytes = new Interval(0, Layout.MAX_BYTES);

  /** Bytes that the scopes around the next field have room for, at most. */
  LongSupplier remainingBytes = () -> Layout.MAX_BYTES;

  /** True when something in the body could not be parsed: unknown names are then excused. */
  boolean isPartial;

  /** Where jumps of chains count from in this body, or null. */
  IrExpr origin;

  NameTable(ModuleScope module) {
    this.module = module;
  }

  ModuleScope module() {
    return module;
  }

  Facts facts() {
    return facts;
  }

  Meaning find(String name) {
    return meanings.get(name);
  }

  /** The field of an id. */
  Meaning.Field field(int id) {
    return fields.get(id - 1);
  }

  /** Whether a field comes next: everything before it was read. */
  boolean isNext(Meaning.Field field) {
    return !field.isRead && (field.id == 1 || fields.get(field.id - 2).isRead);
  }

  Collection<String> names() {
    return meanings.keySet();
  }

  /** Adds a field under the next id; the name may be null. */
  Meaning.Field addField(AstName name, Diagnostics diagnostics) {
    Meaning.Field field = new Meaning.Field(fields.size() + 1, name == null ? null : name.text());
    fields.add(field);
    if (name != null) {
      add(name, field, diagnostics);
    }
    return field;
  }

  void add(AstName name, Meaning meaning, Diagnostics diagnostics) {
    Meaning before = meanings.putIfAbsent(name.text(), meaning);
    if (before != null) {
      diagnostics.report(
          Code.DUPLICATE_NAME, name.span(), name + " is declared twice in this body");
    }
  }

  /** Replaces a meaning once more is known of it. */
  void define(AstName name, Meaning meaning) {
    meanings.put(name.text(), meaning);
  }
}
