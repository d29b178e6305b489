// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.lower.LoweredBody;
import java.util.List;

/** Conditions whose answer is known before a byte is read. */
final class ConditionCheck implements Check {
  @Override
  public void run(CheckInput input) {
    for (LoweredBody body : input.lowered().bodies()) {
      Bodies.forEachField(body, (ast, field) -> field(ast, field, input));
      requires(body.struct().items(), input);
    }
    for (IrModule module : input.program().modules()) {
      for (IrText text : module.texts()) {
        text.items().forEach(item -> item(item, input));
      }
    }
  }

  private static void field(AstItem.Field ast, IrField field, CheckInput input) {
    field.constraints().forEach(one -> check(one.condition(), one.span(), input));
    if (field.condition() != null) {
      check(field.condition(), Bodies.place(ast, AstClause.If.class), input);
    }
    if (field.type() instanceof IrType.ListOf list
        && list.extent() instanceof IrType.Extent.Until until) {
      check(until.end(), Bodies.place(ast, AstClause.Until.class), input);
    }
  }

  private static void requires(List<IrItem> items, CheckInput input) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Require require) {
        check(require.condition(), require.span(), input);
      } else if (item instanceof IrItem.Region region) {
        requires(region.items(), input);
      }
    }
  }

  private static void item(IrText.Item item, CheckInput input) {
    if (item instanceof IrText.Token token) {
      token.constraints().forEach(one -> check(one.condition(), one.span(), input));
    } else if (item instanceof IrText.Digits digits) {
      digits.constraints().forEach(one -> check(one.condition(), one.span(), input));
    } else if (item instanceof IrText.Require require) {
      check(require.condition(), require.span(), input);
    }
  }

  private static void check(IrExpr condition, IrSpan span, CheckInput input) {
    if (condition.range().isConstant() && condition.range().min() == 0) {
      input.report(Code.ALWAYS_FALSE, span, "this can never hold", "no message would be accepted");
    } else if (condition.range().isConstant() && condition.range().min() == 1) {
      input.report(Code.ALWAYS_TRUE, span, "this always holds", "take it out");
    }
  }
}
