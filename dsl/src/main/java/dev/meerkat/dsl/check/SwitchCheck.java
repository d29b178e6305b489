// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.ast.AstType;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrEnum;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.lower.LoweredBody;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cases of switches: each value once and reachable, nothing of a closed enum missing. */
final class SwitchCheck implements Check {
  @Override
  public void run(CheckInput input) {
    for (LoweredBody body : input.lowered().bodies()) {
      Bodies.forEachField(body, (ast, field) -> field(body, ast, field, input));
    }
  }

  private static void field(LoweredBody body, AstItem.Field ast, IrField field, CheckInput input) {
    if (!ast.cases().isEmpty() && !isSwitch(ast.type())) {
      input.report(
          Code.SWITCH_BODY,
          Bodies.named(ast),
          "cases need a switch before them",
          ast.label() + " : switch (..) { .. }");
    }
    if (field.type() instanceof IrType.Switch choice) {
      boolean hasDefault = overlaps(choice, input);
      Optional<IrEnum> closed = closedEnum(body, choice.on(), input);
      if (closed.isPresent()) {
        members(ast, choice, closed.get(), hasDefault, input);
      } else if (!hasDefault && body.sound()) {
        input.report(
            Code.NO_DEFAULT,
            Bodies.named(ast),
            "switch " + ast.label() + " has no default: other values are rejected",
            "default => bytes; keeps them");
      }
    }
  }

  private static boolean isSwitch(AstType type) {
    return type instanceof AstType.Switch
        || type instanceof AstType.Prefixed prefixed && isSwitch(prefixed.type());
  }

  /** Reports values that stand twice; tells whether there is a default case. */
  private static boolean overlaps(IrType.Switch choice, CheckInput input) {
    Map<Long, IrType.Case> taken = new HashMap<>();
    IrType.Case otherwise = null;
    for (IrType.Case one : choice.cases()) {
      if (one.isDefault() && otherwise != null) {
        input.report(
            Code.CASE_OVERLAP,
            one.span(),
            "a switch has one default; this is the second",
            "the other is at " + otherwise.span());
      }
      otherwise = one.isDefault() && otherwise == null ? one : otherwise;
      for (long value : one.values()) {
        IrType.Case before = taken.putIfAbsent(value, one);
        if (before != null) {
          input.report(
              Code.CASE_OVERLAP,
              one.span(),
              "the value " + value + " leads to " + before.name() + " already",
              "at " + before.span());
        }
        if (!choice.on().range().contains(value)) {
          input.report(
              Code.UNREACHABLE_CASE,
              one.span(),
              "the value "
                  + value
                  + " cannot be: the switch looks at "
                  + choice.on().range().min()
                  + ".."
                  + choice.on().range().max());
        }
      }
    }
    return otherwise != null;
  }

  /** The closed enum of a plain field that is switched on. */
  private static Optional<IrEnum> closedEnum(LoweredBody body, IrExpr on, CheckInput input) {
    if (on instanceof IrExpr.Field value
        && body.struct().field(value.id()).type() instanceof IrType.EnumOf use) {
      return Optional.of(input.program().enumeration(use.enumName())).filter(IrEnum::closed);
    }
    return Optional.empty();
  }

  private static void members(
      AstItem.Field ast,
      IrType.Switch choice,
      IrEnum closed,
      boolean hasDefault,
      CheckInput input) {
    Set<Long> covered = new HashSet<>();
    choice.cases().forEach(one -> covered.addAll(one.values()));
    StringBuilder missing = new StringBuilder();
    for (IrEnum.Item item : closed.items()) {
      if (item.first() == item.last() && !covered.contains(item.first())) {
        missing.append(missing.isEmpty() ? "" : ", ").append(item.name());
      }
    }
    if (!hasDefault && !missing.isEmpty()) {
      input.report(
          Code.CASE_MISSING,
          Bodies.named(ast),
          "the switch misses " + missing + " of the closed enum " + closed.simpleName());
    }
  }
}
