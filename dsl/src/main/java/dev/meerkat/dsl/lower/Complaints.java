// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Suggestion;
import java.util.List;

/** What is said of members that do not exist, have no value, or are read too late. */
final class Complaints {
  private static final int FEW = 8;

  private final Program program;
  private final NameTable table;

  Complaints(Program program, NameTable table) {
    this.program = program;
    this.table = table;
  }

  /** Always null, for the caller to give on. */
  Typed notNumber(AstExpr.Member ast) {
    program.report(Code.NOT_NUMBER, ast.span(), ast.name() + " has no numeric value");
    return null;
  }

  /** Always null, for the caller to give on. */
  Typed noSuch(AstName name, String owner, List<String> members) {
    if (!table.isPartial) {
      String hint = Suggestion.didYouMean(name.text(), members);
      if (hint == null && !members.isEmpty() && members.size() <= FEW) {
        hint = "it has " + String.join(", ", members);
      }
      program.report(Code.NO_SUCH_MEMBER, name.span(), owner + " has no " + name, hint);
    }
    return null;
  }

  /** Reports, and tells, that a field is used before it is read. */
  boolean isEarly(AstExpr.Member ast, AstExpr.Name owner, Meaning.Field field) {
    if (!field.isRead) {
      program.report(Code.USED_EARLY, ast.span(), owner.text() + " is read behind this place");
    }
    return !field.isRead;
  }
}
