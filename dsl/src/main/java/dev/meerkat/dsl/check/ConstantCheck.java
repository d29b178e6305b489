// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.lower.LoweredBody;

/** Constants that fit the field they stand in. */
final class ConstantCheck implements Check {
  @Override
  public void run(CheckInput input) {
    for (LoweredBody body : input.lowered().bodies()) {
      Bodies.forEachField(
          body,
          (ast, field) -> {
            constant(ast, field, input);
            numbers(ast, input);
          });
    }
  }

  private static void constant(AstItem.Field ast, IrField field, CheckInput input) {
    IrType.Int wire = IntegerTypes.wire(field.type());
    if (field.constant() instanceof IrField.Constant.Number number && wire != null) {
      boolean multiple = number.value() % field.unit() == 0;
      if (!multiple || !Fits.value(number.value() / field.unit(), wire)) {
        input.report(
            Code.CONSTANT_RANGE,
            Bodies.place(ast, AstClause.Equal.class),
            number.value()
                + " does not fit "
                + wire.bits()
                + " bits"
                + (multiple ? "" : " of " + field.unit() + " each"));
      }
    }
    if (field.constant() instanceof IrField.Constant.Text text
        && field.type() instanceof IrType.Bytes bytes
        && bytes.extent() instanceof IrType.Extent.Fixed fixed
        && fixed.count() != text.value().length()) {
      input.report(
          Code.CONSTANT_RANGE,
          Bodies.place(ast, AstClause.Equal.class),
          "the string has " + text.value().length() + " bytes, the field " + fixed.count());
    }
    if (field.constant() instanceof IrField.Constant.Text text
        && field.scope() instanceof IrField.Scope.Prefixed prefixed
        && text.value().length() > IntegerTypes.max(prefixed.wire())) {
      input.report(
          Code.CONSTANT_RANGE,
          Bodies.place(ast, AstClause.Equal.class),
          "the string is longer than its prefix can say");
    }
  }

  private static void numbers(AstItem.Field ast, CheckInput input) {
    AstClause.Pad pad = ast.clause(AstClause.Pad.class);
    if (pad != null && (pad.octet().huge() || pad.octet().value() > 0xFF)) {
      input.report(Code.CONSTANT_RANGE, pad.octet().span(), "a fill octet is at most 255");
    }
    if (pad != null && (pad.to().huge() || pad.to().value() < 2 || pad.to().value() > 4096)) {
      input.report(
          Code.CONSTANT_RANGE, pad.to().span(), "padding leads to a multiple of 2 to 4096 bytes");
    }
    AstClause.Unit unit = ast.clause(AstClause.Unit.class);
    boolean wrong =
        unit != null
            && (unit.value().huge()
                || unit.value().value() < 1
                || unit.value().value() > Integer.MAX_VALUE);
    if (wrong) {
      input.report(Code.CONSTANT_RANGE, unit.value().span(), "a unit is 1 to 2^31 - 1");
    }
  }
}
