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
      } else if (hasDefault && takesAll(choice)) {
        idle(
            choice,
            "every value from "
                + choice.on().range().min()
                + " to "
                + choice.on().range().max()
                + " has a case",
            input);
      } else if (!hasDefault && !takesAll(choice) && body.sound()) {
        input.report(
            Code.NO_DEFAULT,
            Bodies.named(ast),
            "switch " + ast.label() + " has no default: other values are rejected",
            "default => bytes; keeps them");
      }
    }
  }

  /** Whether the cases name every value that can be. */
  private static boolean takesAll(IrType.Switch choice) {
    long span = choice.on().range().max() - choice.on().range().min();
    long named =
        choice.cases().stream()
            .flatMap(c -> c.values().stream())
            .distinct()
            .filter(v -> choice.on().range().contains(v))
            .count();
    return span >= 0 && span < Integer.MAX_VALUE && named == span + 1;
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

  private static boolean covers(IrType.Switch choice, IrEnum.Item item) {
    Set<Long> covered = new HashSet<>();
    choice.cases().forEach(one -> covered.addAll(one.values()));
    long value = item.first();
    while (value != item.last() && covered.contains(value)) {
      value++;
    }
    return covered.contains(value);
  }

  private static boolean isMember(IrEnum closed, long value) {
    return closed.items().stream()
        .anyMatch(
            item ->
                Long.compareUnsigned(item.first(), value) <= 0
                    && Long.compareUnsigned(value, item.last()) <= 0);
  }

  private static void alien(IrType.Case one, long value, IrEnum closed, CheckInput input) {
    input.report(
        Code.UNREACHABLE_CASE,
        one.span(),
        "the value " + value + " cannot be: the closed enum " + closed.simpleName() + " lacks it");
  }

  /** A default that no value is left for. */
  private static void idle(IrType.Switch choice, String why, CheckInput input) {
    choice.cases().stream()
        .filter(IrType.Case::isDefault)
        .findFirst()
        .ifPresent(
            one ->
                input.report(
                    Code.UNREACHABLE_DEFAULT,
                    one.span(),
                    "the default can never be chosen: " + why,
                    "take it out"));
  }

  private static void members(
      AstItem.Field ast,
      IrType.Switch choice,
      IrEnum closed,
      boolean hasDefault,
      CheckInput input) {
    StringBuilder missing = new StringBuilder();
    for (IrEnum.Item item : closed.items()) {
      if (!covers(choice, item)) {
        missing.append(missing.isEmpty() ? "" : ", ").append(item.name());
      }
    }
    for (IrType.Case one : choice.cases()) {
      one.values().stream()
          .filter(v -> choice.on().range().contains(v) && !isMember(closed, v))
          .forEach(v -> alien(one, v, closed, input));
    }
    if (hasDefault && missing.isEmpty()) {
      idle(choice, "every member of the closed enum " + closed.simpleName() + " has one", input);
    }
    if (!hasDefault && !missing.isEmpty()) {
      input.report(
          Code.CASE_MISSING,
          Bodies.named(ast),
          "the switch misses " + missing + " of the closed enum " + closed.simpleName());
    }
  }
}
