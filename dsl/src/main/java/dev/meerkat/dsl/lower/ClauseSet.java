// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.diagnostic.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The clauses of a field together with those of its alias.
 *
 * <p>Of a kind that can stand once, the field's own wins; conditions add up.
 */
final class ClauseSet {
  private final List<AstClause> conditions = new ArrayList<>();
  private final Map<Class<?>, AstClause> single = new HashMap<>();

  ClauseSet(Program program, List<AstClause> own, List<AstClause> ofAlias) {
    add(ofAlias, false, program);
    Map<Class<?>, AstClause> inherited = new HashMap<>(single);
    single.clear();
    add(own, true, program);
    inherited.forEach(single::putIfAbsent);
  }

  private void add(List<AstClause> clauses, boolean strict, Program program) {
    for (AstClause clause : clauses) {
      if (isCondition(clause)) {
        conditions.add(clause);
      } else if (single.putIfAbsent(clause.getClass(), clause) != null && strict) {
        program.report(
            Code.CLAUSE_TWICE, clause.span(), "this clause stands twice; the first one counts");
      }
    }
  }

  /** Whether it judges a value. */
  static boolean isCondition(AstClause clause) {
    return clause instanceof AstClause.Where
        || clause instanceof AstClause.Range
        || clause instanceof AstClause.Only
        || clause instanceof AstClause.Should should && should.condition() != null;
  }

  /**
   * {@code where}, {@code only}, {@code should} with a condition, {@code range}: in source order.
   */
  List<AstClause> conditions() {
    return conditions;
  }

  <T extends AstClause> T get(Class<T> kind) {
    return kind.cast(single.get(kind));
  }

  boolean has(Class<? extends AstClause> kind) {
    return single.containsKey(kind);
  }
}
