// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast;

import dev.meerkat.dsl.ir.IrSpan;
import java.util.ArrayList;
import java.util.List;

/** One line of a record's body. */
public sealed interface AstItem {
  IrSpan span();

  /**
   * One field.
   *
   * @param name null for reserved bits
   * @param cases the switch's body; empty for other types
   */
  record Field(
      AstName name,
      String doc,
      List<AstAnnotation> annotations,
      AstType type,
      List<AstClause> clauses,
      List<AstSwitchCase> cases,
      IrSpan span)
      implements AstItem {
    public Field {
      annotations = List.copyOf(annotations);
      clauses = List.copyOf(clauses);
      cases = List.copyOf(cases);
    }

    /** The name for messages. */
    public String label() {
      return name == null ? "_" : name.text();
    }

    /** The first clause of a kind, or null. */
    public <T extends AstClause> T clause(Class<T> kind) {
      return clauses.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElse(null);
    }
  }

  record Region(AstName name, String doc, List<AstItem> items, IrSpan span) implements AstItem {
    public Region {
      items = List.copyOf(items);
    }
  }

  record Let(AstName name, AstExpr value, IrSpan span) implements AstItem {}

  /** A condition; the error is null when not named. */
  record Require(AstExpr condition, AstName error, IrSpan span) implements AstItem {}

  /** What could not be parsed; the name it would have had, or null. */
  record Broken(AstName name, IrSpan span) implements AstItem {}

  /** The fields in declaration order, those of regions too: index i becomes the field id i + 1. */
  static List<Field> fields(List<AstItem> items) {
    List<Field> all = new ArrayList<>();
    for (AstItem item : items) {
      if (item instanceof Field field) {
        all.add(field);
      } else if (item instanceof Region region) {
        all.addAll(fields(region.items()));
      }
    }
    return all;
  }
}
