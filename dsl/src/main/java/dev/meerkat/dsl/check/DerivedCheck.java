// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrExpr.BinaryOp;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrField.Derived;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.lower.LoweredBody;

/** Counts, tags, presence bits and checksums agree with what they are derived from. */
final class DerivedCheck implements Check {
  @Override
  public void run(CheckInput input) {
    for (LoweredBody body : input.lowered().bodies()) {
      if (body.sound()) {
        Bodies.forEachField(body, (ast, field) -> new One(body, ast, field, input).check());
      }
    }
  }

  private record One(LoweredBody body, AstItem.Field ast, IrField field, CheckInput input) {

    void check() {
      Derived derived = field.derived();
      if (derived != null) {
        verbs();
      }
      if (derived instanceof Derived.Counts counts) {
        counts(body.struct().field(counts.fieldId()));
      } else if (derived instanceof Derived.Tags tags) {
        tags(body.struct().field(tags.fieldId()));
      } else if (derived instanceof Derived.Presents presents) {
        presents.fieldIds().forEach(id -> presents(body.struct().field(id)));
      } else if (derived instanceof Derived.Checks checks) {
        checks(checks);
      }
    }

    /** One verb, and no constant beside it. */
    private void verbs() {
      long verbs =
          ast.clauses().stream()
              .filter(
                  c ->
                      c instanceof AstClause.Sizes
                          || c instanceof AstClause.Counts
                          || c instanceof AstClause.Tags
                          || c instanceof AstClause.Presents
                          || c instanceof AstClause.Checks
                          || c instanceof AstClause.Equal)
              .count();
      if (verbs > 1) {
        input.report(
            Code.CLAUSE_TWICE,
            Bodies.named(ast),
            ast.label() + " can be derived from one thing only");
      }
    }

    private void counts(IrField target) {
      AstItem.Field written = Bodies.ast(body, target.id());
      if (target.id() <= field.id()) {
        late(AstClause.Counts.class, written);
      } else if (!(target.type() instanceof IrType.ListOf list
          && list.extent() instanceof IrType.Extent.Computed computed
          && computed.count() instanceof IrExpr.Field count
          && count.id() == field.id())) {
        input.report(
            Code.COUNT_DISAGREES,
            Bodies.place(ast, AstClause.Counts.class),
            written.label() + " does not have " + ast.label() + " elements",
            "write " + written.label() + " : Type[" + ast.label() + "]");
      } else if (written.clause(AstClause.Max.class) != null && target.max() > most()) {
        input.report(
            Code.TOO_NARROW,
            Bodies.place(ast, AstClause.Counts.class),
            written.label()
                + " may have "
                + target.max()
                + " elements; "
                + ast.label()
                + " says at most "
                + most());
      }
    }

    private long most() {
      return IntegerTypes.max(IntegerTypes.wire(field.type()));
    }

    private void tags(IrField target) {
      AstItem.Field written = Bodies.ast(body, target.id());
      if (target.id() <= field.id()) {
        late(AstClause.Tags.class, written);
      } else if (!(target.type() instanceof IrType.Switch choice)) {
        input.report(
            Code.DERIVED_TARGET,
            Bodies.place(ast, AstClause.Tags.class),
            written.label() + " is no switch");
      } else if (!Mentions.field(choice.on(), field.id())) {
        input.report(
            Code.TAG_DISAGREES,
            Bodies.place(ast, AstClause.Tags.class),
            "switch " + written.label() + " does not look at " + ast.label());
      }
    }

    private void presents(IrField target) {
      AstItem.Field written = Bodies.ast(body, target.id());
      if (target.id() <= field.id()) {
        late(AstClause.Presents.class, written);
      } else if (target.condition() == null || !isPresence(target.condition())) {
        boolean always = target.condition() == null;
        input.report(
            Code.PRESENCE_DISAGREES,
            always ? Bodies.named(written) : Bodies.place(written, AstClause.If.class),
            ast.label()
                + " tells whether "
                + written.label()
                + " is there, but it "
                + (always ? "always is" : "has another condition"),
            "write if " + ast.label() + " == 1");
      }
    }

    /** {@code hasUser == 1}, {@code hasUser != 0}, {@code hasUser > 0} or {@code hasUser}. */
    private boolean isPresence(IrExpr condition) {
      if (condition instanceof IrExpr.Field plain) {
        return plain.id() == field.id();
      }
      if (!(condition instanceof IrExpr.Binary test)
          || !(test.left() instanceof IrExpr.Field left)
          || !(test.right() instanceof IrExpr.Const right)) {
        return false;
      }
      boolean one = test.op() == BinaryOp.EQUAL && right.value() == 1;
      boolean notZero =
          (test.op() == BinaryOp.NOT_EQUAL || test.op() == BinaryOp.GREATER) && right.value() == 0;
      return left.id() == field.id() && (one || notZero);
    }

    private void checks(Derived.Checks checks) {
      IrType.Int wire = IntegerTypes.wire(field.type());
      int bits = checks.function() == null ? 16 : checks.function().bits();
      if (wire.bits() != bits || wire.signed()) {
        input.report(
            Code.TOO_NARROW,
            ast.type().span(),
            "a checksum by " + checks.algorithm() + " is a u" + bits);
      }
      if (checks.covered().isEmpty()) {
        input.report(
            Code.DERIVED_TARGET,
            Bodies.place(ast, AstClause.Checks.class),
            "the checksum covers nothing",
            "name regions, fields, or message");
      }
      if (!Fits.unsigned(Math.max(0, checks.zeroAs()), wire)) {
        input.report(
            Code.CONSTANT_RANGE,
            Bodies.place(ast, AstClause.Checks.class),
            "the value for zero does not fit " + wire.bits() + " bits");
      }
    }

    private void late(Class<? extends AstClause> clause, AstItem.Field target) {
      input.report(
          Code.SIZED_LATE,
          Bodies.place(ast, clause),
          ast.label() + " stands behind " + target.label() + ", which it describes",
          "move it in front");
    }
  }
}
