// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.lower.LoweredBody;

/** Clauses that mean nothing for the field they stand at. */
final class ClauseCheck implements Check {
  @Override
  public void run(CheckInput input) {
    for (LoweredBody body : input.lowered().bodies()) {
      Bodies.forEachField(
          body,
          (ast, field) -> {
            if (body.sound()) {
              ast.clauses().forEach(clause -> clause(clause, ast, field, input));
            }
          });
    }
  }

  private static void clause(AstClause clause, AstItem.Field ast, IrField field, CheckInput input) {
    String needed = needed(clause, ast, field);
    if (needed != null) {
      input.report(Code.CLAUSE_MISPLACED, clause.span(), "this clause needs " + needed);
    }
  }

  /** What the clause would need, or null when it may stand here. */
  private static String needed(AstClause clause, AstItem.Field ast, IrField field) {
    IrType type = field.type();
    boolean integer = IntegerTypes.isInteger(type);
    boolean run =
        type instanceof IrType.Bytes
            || type instanceof IrType.ListOf
            || type instanceof IrType.TlvOf;
    if (clause instanceof AstClause.Sizes
        || clause instanceof AstClause.Counts
        || clause instanceof AstClause.Tags
        || clause instanceof AstClause.Presents
        || clause instanceof AstClause.Checks) {
      return integer ? null : "an integer field";
    }
    boolean isElastic = type instanceof IrType.Elastic;
    if (clause instanceof AstClause.Unit) {
      return integer && !isElastic ? null : "an integer field of fixed width";
    }
    if (clause instanceof AstClause.Min || clause instanceof AstClause.Max) {
      return run ? null : "bytes, a list or a tlv";
    }
    if (clause instanceof AstClause.Equal) {
      return integer || type instanceof IrType.Bytes ? null : "an integer or bytes";
    }
    if (clause instanceof AstClause.Allow) {
      return type instanceof IrType.TlvOf ? null : "a tlv";
    }
    if (clause instanceof AstClause.Should should && should.condition() == null) {
      return ast.clause(AstClause.Equal.class) != null ? null : "a constant or a condition";
    }
    if (clause instanceof AstClause.Endian) {
      return integer && !isElastic || type instanceof IrType.ListOf
          ? null
          : "an integer of fixed width or a list of them";
    }
    if (clause instanceof AstClause.Pad) {
      return integer ? "a field that is not an integer" : null;
    }
    if (clause instanceof AstClause.Opaque) {
      boolean isPart = type instanceof IrType.StructOf || type instanceof IrType.Switch;
      return field.scope() instanceof IrField.Scope.Open || !isPart
          ? "a struct or switch that is sized"
          : null;
    }
    return null;
  }
}
