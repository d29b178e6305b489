// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.diagnostic.Code;

/** Clauses that the language has and the generator has not yet. */
final class Unsupported {
  private final Program program;

  Unsupported(Program program) {
    this.program = program;
  }

  void report(ClauseSet clauses) {
    report(clauses.get(AstClause.In.class), Code.NOT_GENERATED_IN, "in");
  }

  private void report(AstClause clause, Code code, String construct) {
    if (clause != null) {
      program.report(code, clause.span(), construct + " is not generated yet");
    }
  }
}
