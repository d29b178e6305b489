// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrOccurrences;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.lower.LoweredBody;
import java.util.List;

/**
 * Expressions that a writer could not answer when it must: it fills in sizes, counts and checksums
 * at the end, parts go out in wire order.
 */
final class ComputedCheck implements Check {
  @Override
  public void run(CheckInput input) {
    for (LoweredBody body : input.lowered().bodies()) {
      if (body.sound()) {
        new One(body, new IrOccurrences(body.struct()), input).check();
      }
    }
  }

  private record One(LoweredBody body, IrOccurrences occurrences, CheckInput input) {

    void check() {
      Bodies.forEachField(body, this::field);
      items(body.struct().items());
    }

    private void field(AstItem.Field ast, IrField field) {
      IrSpan name = Bodies.named(ast);
      if (field.condition() != null) {
        IrSpan place = Bodies.place(ast, AstClause.If.class);
        known(List.of(field.condition()), place);
        filledIn(ast, field, place);
      }
      List<IrExpr> inType = IrOccurrences.in(field.type());
      known(inType, name);
      onlyIf(inType, name);
      for (IrField.Constraint one : field.constraints()) {
        known(List.of(one.condition()), one.span());
        onlyIf(List.of(one.condition()), one.span());
      }
      arguments(ast, field, field.type());
      if (field.derived() instanceof IrField.Derived.Checks) {
        circle(ast, field);
      }
      if (field.pad() != null && isBehindLateWidth(field)) {
        input.report(
            Code.NOT_GENERATED_PAD_BEHIND,
            Bodies.place(ast, AstClause.Pad.class),
            ast.label() + " is padded behind a number whose width is known last",
            "put the padding into a struct of its own");
      }
    }

    /** What stands behind a computed number moves when its width is known; fill octets cannot. */
    private boolean isBehindLateWidth(IrField field) {
      return body.struct().fields().stream()
          .anyMatch(
              f ->
                  f.id() < field.id() && f.type() instanceof IrType.Elastic && f.derived() != null);
    }

    private void items(List<IrItem> items) {
      for (IrItem item : items) {
        if (item instanceof IrItem.Region region) {
          items(region.items());
        } else if (item instanceof IrItem.Require require) {
          known(List.of(require.condition()), require.span());
          onlyIf(List.of(require.condition()), require.span());
        } else if (item instanceof IrItem.Let let) {
          known(IrOccurrences.values(let), let.span());
          onlyIf(IrOccurrences.values(let), let.span());
        }
      }
    }

    /** Values of checksums, and of fields that are found only by reading. */
    private void known(List<IrExpr> exprs, IrSpan place) {
      if (exprs.stream().anyMatch(e -> IrOccurrences.here(e, this::isChecksum))) {
        input.report(
            Code.NOT_GENERATED_CHECKSUM_VALUE,
            place,
            "the value of a checksum cannot be looked at yet: it is computed last",
            "its verdict can: .ok");
      }
      if (exprs.stream().anyMatch(e -> IrOccurrences.here(e, this::isLoose))) {
        input.report(
            Code.NOT_GENERATED_MEMBER,
            place,
            "a field behind something of variable size, or with a condition, in a part cannot be"
                + " looked at from outside yet",
            "move it to the front of its struct");
      }
    }

    private boolean isChecksum(IrExpr expr) {
      return expr instanceof IrExpr.Field use
          && body.struct().field(use.id()).derived() instanceof IrField.Derived.Checks;
    }

    private boolean isLoose(IrExpr expr) {
      if (!(expr instanceof IrExpr.Member use)) {
        return false;
      }
      IrType type = body.struct().field(use.structFieldId()).type();
      IrType part = type instanceof IrType.ListOf list ? list.element() : type;
      if (!(part instanceof IrType.StructOf struct)) {
        return false;
      }
      IrField field = input.struct(struct.structName()).field(use.id());
      return field.position().anchor() != 0
          || field.condition() != null
          || field.type() instanceof IrType.Elastic;
    }

    private void onlyIf(List<IrExpr> exprs, IrSpan place) {
      if (exprs.stream().anyMatch(e -> IrOccurrences.here(e, IrExpr.More.class::isInstance))) {
        input.report(
            Code.NOT_GENERATED_MORE,
            place,
            "more is generated as the condition of a field only",
            "write if more, and ask for .present");
      }
    }

    /** Constants and computed fields are there when their condition holds, before the end. */
    private void filledIn(AstItem.Field ast, IrField field, IrSpan place) {
      boolean isFilledIn =
          field.name() == null || field.constant() != null || field.derived() != null;
      if (isFilledIn && occurrences.isLate(field.condition(), field)) {
        input.report(
            Code.NOT_GENERATED_FILLED_IN,
            place,
            "whether " + ast.label() + " is there depends on what is computed after it is written",
            "make " + ast.label() + " depend on fields that are set");
      }
    }

    private void arguments(AstItem.Field ast, IrField field, IrType type) {
      if (type instanceof IrType.Switch choice) {
        choice.cases().stream()
            .filter(c -> c.type() != null && !isLayer(c.type()))
            .forEach(c -> arguments(ast, field, c.type()));
      } else if (type instanceof IrType.ListOf list) {
        arguments(ast, field, list.element());
      }
      if (IrOccurrences.arguments(type).stream().anyMatch(e -> occurrences.isLate(e, field))) {
        input.report(
            Code.NOT_GENERATED_COMPUTED_ARGUMENT,
            ast.type().span(),
            "an argument of " + ast.label() + " is computed after it is written",
            "hand over a field that is set");
      }
    }

    /** No order computes two checksums of which each covers the other. */
    private void circle(AstItem.Field ast, IrField field) {
      for (IrField other : body.struct().fields()) {
        if (other.id() < field.id()
            && other.derived() instanceof IrField.Derived.Checks
            && covers(field, other)
            && covers(other, field)) {
          input.report(
              Code.CHECKS_CIRCLE,
              Bodies.place(ast, AstClause.Checks.class),
              ast.label() + " and " + other.name() + " cover each other",
              "leave one out of what the other covers");
        }
      }
    }

    private boolean covers(IrField field, IrField other) {
      IrField.Derived.Checks checks = (IrField.Derived.Checks) field.derived();
      for (IrField.Covered covered : checks.covered()) {
        if (covered instanceof IrField.Covered.Span span) {
          boolean isInside =
              span.target() instanceof IrField.Target.Message
                  || span.target() instanceof IrField.Target.Field one && one.id() == other.id()
                  || span.target() instanceof IrField.Target.Region region
                      && Bodies.isInside(body.struct().items(), region.name(), other);
          if (isInside) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean isLayer(IrType type) {
      return type instanceof IrType.StructOf part && input.struct(part.structName()).message();
    }
  }
}
