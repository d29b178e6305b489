// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.lower.LoweredBody;
import java.util.List;
import java.util.function.BiConsumer;

/** Walks bodies with what was written beside what it means. */
final class Bodies {
  private Bodies() {}

  /** Every field with its AST. */
  static void forEachField(LoweredBody body, BiConsumer<AstItem.Field, IrField> visitor) {
    List<AstItem.Field> asts = AstItem.fields(body.items());
    List<IrField> fields = body.struct().fields();
    for (int i = 0; i < fields.size(); i++) {
      visitor.accept(asts.get(i), fields.get(i));
    }
  }

  static AstItem.Field ast(LoweredBody body, int fieldId) {
    return AstItem.fields(body.items()).get(fieldId - 1);
  }

  /** The place of a clause, or of the field when an alias says it. */
  static IrSpan place(AstItem.Field ast, Class<? extends AstClause> kind) {
    AstClause clause = ast.clause(kind);
    return clause == null ? named(ast) : clause.span();
  }

  /** The place of the field's name. */
  static IrSpan named(AstItem.Field ast) {
    return ast.name() == null ? ast.span() : ast.name().span();
  }

  /** Whether a field stands in a region, or in a region inside of it. */
  static boolean isInside(List<IrItem> items, String region, IrField field) {
    return isInside(items, region, field, false);
  }

  private static boolean isInside(
      List<IrItem> items, String region, IrField field, boolean entered) {
    for (IrItem item : items) {
      if (entered && item instanceof IrField one && one.id() == field.id()) {
        return true;
      } else if (item instanceof IrItem.Region inner
          && isInside(inner.items(), region, field, entered || inner.name().equals(region))) {
        return true;
      }
    }
    return false;
  }
}
