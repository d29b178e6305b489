// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import java.util.List;

/** All checks. Their order does not matter: diagnostics are sorted by place. */
public final class Checks {
  private static final List<Check> ALL =
      List.of(
          new ModuleCheck(),
          new EnumCheck(),
          new FlagsCheck(),
          new CharsetCheck(),
          new TlvCheck(),
          new CircleCheck(),
          new SwitchCheck(),
          new ClauseCheck(),
          new AlignmentCheck(),
          new LimitCheck(),
          new RestCheck(),
          new SizesCheck(),
          new DerivedCheck(),
          new PartCheck(),
          new ComputedCheck(),
          new StreamCheck(),
          new RootCheck(),
          new ConditionCheck(),
          new ConstantCheck(),
          new TextCheck(),
          new JavaNameCheck());

  private Checks() {}

  public static void run(CheckInput input) {
    ALL.forEach(check -> check.run(input));
  }
}
