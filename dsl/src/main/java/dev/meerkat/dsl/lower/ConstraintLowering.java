// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrExpr.BinaryOp;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.ArrayList;
import java.util.List;

/** Constants and conditions of a field, and what they let one conclude. */
final class ConstraintLowering {
  private final Body body;

  ConstraintLowering(Body body) {
    this.body = body;
  }

  /** {@code = 4}, {@code = 0 should}, {@code = "MQTT"}; null when there is none. */
  IrField.Constant constant(ClauseSet clauses, IrType type) {
    AstClause.Equal equal = clauses.get(AstClause.Equal.class);
    if (equal == null) {
      return null;
    }
    boolean should = clauses.has(AstClause.Should.class);
    if (equal.value() instanceof AstExpr.Text text) {
      if (type instanceof IrType.Bytes) {
        return new IrField.Constant.Text(text.value(), should, finding(should, equal));
      }
      body.program.report(
          Code.CONSTANT_RANGE, text.span(), "only bytes, ascii and utf8 can equal a string");
      return null;
    }
    if (equal.value() instanceof AstExpr.Int number && number.huge()) {
      return huge(number, type, finding(should, equal));
    }
    Symbol expected = body.program.values().enumOf(type);
    Long value = body.exprs.constant(equal.value(), expected);
    return value == null
        ? null
        : new IrField.Constant.Number(value, should, finding(should, equal));
  }

  private int finding(boolean should, AstClause.Equal equal) {
    return should ? body.nextFinding(equal.span()) : -1;
  }

  private IrField.Constant huge(AstExpr.Int number, IrType type, int finding) {
    IrType.Int wire = Types.wire(type);
    if (wire == null || wire.signed() || wire.bits() < Long.SIZE) {
      body.program.report(Code.CONSTANT_RANGE, number.span(), "this number needs a u64");
      return null;
    }
    return new IrField.Constant.Number(number.value(), finding >= 0, finding);
  }

  /** What follows for later expressions from a value that must be so. */
  void assumeConstant(IrField.Constant constant, Meaning.Field field) {
    if (constant instanceof IrField.Constant.Number number
        && !number.should()
        && field.range != null
        && !field.isConditional) {
      IrExpr value = new IrExpr.Field(field.id, field.range);
      IrExpr wanted = new IrExpr.Const(number.value());
      body.table.facts().assume(new IrExpr.Binary(BinaryOp.EQUAL, value, wanted, Interval.BOOL));
    }
  }

  List<IrField.Constraint> lower(ClauseSet clauses, Meaning.Field field) {
    List<IrField.Constraint> lowered = new ArrayList<>();
    for (AstClause clause : clauses.conditions()) {
      IrField.Constraint constraint = constraint(clause, field);
      if (constraint == null) {
        body.unsound();
        continue;
      }
      lowered.add(constraint);
      if (!constraint.should() && !field.isConditional) {
        body.table.facts().assume(constraint.condition());
      }
    }
    return lowered;
  }

  private IrField.Constraint constraint(AstClause clause, Meaning.Field field) {
    if (clause instanceof AstClause.Where where) {
      return where(where.condition(), where.error());
    }
    if (clause instanceof AstClause.Range range && field.name != null) {
      AstExpr own = new AstExpr.Name(field.name, range.span());
      return where(new AstExpr.InRange(own, range.first(), range.last(), range.span()), null);
    }
    if (clause instanceof AstClause.Only only) {
      return only(only, field);
    }
    if (clause instanceof AstClause.Should should) {
      IrSpan span = should.condition().span();
      IrExpr condition = body.exprs.condition(should.condition());
      return condition == null
          ? null
          : new IrField.Constraint(condition, true, null, body.nextFinding(span), span);
    }
    body.program.report(Code.CLAUSE_MISPLACED, clause.span(), "range needs a field with a name");
    return null;
  }

  private IrField.Constraint only(AstClause.Only ast, Meaning.Field field) {
    if (field.type != null && !(field.type instanceof IrType.Bytes)) {
      body.program.report(Code.CLAUSE_MISPLACED, ast.span(), "only needs bytes, ascii or utf8");
      return null;
    }
    String charset = body.program.values().charsetName(body.module, ast.charset());
    String name = ErrorNames.checked(body, ast.error());
    return charset == null
        ? null
        : new IrField.Constraint(new IrExpr.Only(field.id, charset), false, name, -1, ast.span());
  }

  private IrField.Constraint where(AstExpr ast, AstName error) {
    IrExpr condition = body.exprs.condition(ast);
    String name = ErrorNames.checked(body, error);
    return condition == null
        ? null
        : new IrField.Constraint(condition, false, name, -1, ast.span());
  }
}
