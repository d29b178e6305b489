// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.ArrayList;
import java.util.List;

/**
 * A lowered type with what its alias says of it.
 *
 * @param prefix the length in front, or null
 * @param clauses the clauses of aliases and groups, outermost first
 * @param enumeration the enum of its values, or null
 * @param flags the flags of its bits, or null
 */
record Shape(
    IrType type, IrType prefix, List<AstClause> clauses, Symbol enumeration, Symbol flags) {

  static Shape of(IrType type) {
    return new Shape(type, null, List.of(), null, null);
  }

  Shape with(List<AstClause> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<AstClause> all = new ArrayList<>(more);
    all.addAll(clauses);
    return new Shape(type, prefix, all, enumeration, flags);
  }

  Shape withType(IrType changed) {
    return new Shape(changed, prefix, clauses, enumeration, flags);
  }
}
