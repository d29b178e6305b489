// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.editor;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrOccurrences;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import java.util.ArrayList;
import java.util.List;

/** What the other parts of a message make of a field's value. */
final class Uses {
  private final IrProgram program;
  private final IrStruct struct;
  private final IrOccurrences occurrences;

  Uses(IrProgram program, IrStruct struct) {
    this.program = program;
    this.struct = struct;
    this.occurrences = new IrOccurrences(struct);
  }

  /** Whether an expression asks for a field, through lets too. */
  boolean mentions(IrExpr expr, IrField field) {
    return occurrences.any(
        expr,
        e ->
            e instanceof IrExpr.Field use && use.id() == field.id()
                || e instanceof IrExpr.Only only && only.fieldId() == field.id());
  }

  /** Whether what stands where, or how it is read, depends on a field. */
  boolean shapes(IrField field) {
    for (IrField other : struct.fields()) {
      boolean isMask = other.mask() == field.id();
      if (isMask
          || mentions(other.condition(), field)
          || shaping(other.type()).stream().anyMatch(e -> mentions(e, field))) {
        return true;
      }
    }
    return false;
  }

  /** Expressions in a type, but for the pseudo-headers that a layer is given. */
  private List<IrExpr> shaping(IrType type) {
    if (!(type instanceof IrType.Switch choice)) {
      return IrOccurrences.in(type);
    }
    List<IrExpr> all = new ArrayList<>(List.of(choice.on()));
    for (IrType.Case option : choice.cases()) {
      if (option.type() instanceof IrType.StructOf part) {
        List<IrParam> params = program.struct(part.structName()).params();
        for (int i = 0; i < part.arguments().size(); i++) {
          if (!(params.get(i).type() instanceof IrType.PartialSum)) {
            all.add(part.arguments().get(i));
          }
        }
      } else if (option.type() != null) {
        all.addAll(IrOccurrences.in(option.type()));
      }
    }
    return all;
  }

  /** The conditions that a field's value can break, each with the field it is reported at. */
  List<Condition> conditions(IrField field) {
    List<Condition> all = new ArrayList<>();
    for (IrField other : struct.fields()) {
      for (IrField.Constraint constraint : other.constraints()) {
        if (!constraint.should() && mentions(constraint.condition(), field)) {
          all.add(new Condition(constraint.condition(), constraint.error(), other));
        }
      }
    }
    requires(struct.items(), field, all);
    return all;
  }

  private void requires(List<IrItem> items, IrField field, List<Condition> all) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Region region) {
        requires(region.items(), field, all);
      } else if (item instanceof IrItem.Require require && mentions(require.condition(), field)) {
        all.add(
            new Condition(require.condition(), require.error(), struct.field(require.fieldId())));
      }
    }
  }

  /** Whether numbers of fixed place are all that an expression asks for. */
  boolean isKnown(IrExpr expr) {
    return !occurrences.any(expr, e -> !isKnownItself(e));
  }

  private boolean isKnownItself(IrExpr expr) {
    if (expr instanceof IrExpr.Field use) {
      return Places.isNumber(struct.field(use.id()));
    }
    return expr instanceof IrExpr.Const
        || expr instanceof IrExpr.Let
        || expr instanceof IrExpr.Unary
        || expr instanceof IrExpr.Binary
        || expr instanceof IrExpr.Choose;
  }
}
