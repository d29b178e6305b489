// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast;

import dev.meerkat.dsl.ir.IrSpan;
import java.util.List;

/**
 * One case of a switch.
 *
 * @param labels empty for {@code default}
 * @param type null when the case is an error
 * @param error null when it is not
 */
public record AstSwitchCase(
    List<AstExpr> labels, AstType type, List<AstClause> clauses, AstName error, IrSpan span) {
  public AstSwitchCase {
    labels = List.copyOf(labels);
    clauses = List.copyOf(clauses);
  }
}
