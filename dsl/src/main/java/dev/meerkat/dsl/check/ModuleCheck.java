// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.resolve.ModuleScope;
import java.util.HashMap;
import java.util.Map;

/** Packages that would be the same, and error names that nothing raises. */
final class ModuleCheck implements Check {
  @Override
  public void run(CheckInput input) {
    Map<String, ModuleScope> packages = new HashMap<>();
    for (ModuleScope module : input.symbols().modules()) {
      ModuleScope before = packages.putIfAbsent(module.lastSegment(), module);
      if (before != null) {
        input.report(
            Code.SAME_PACKAGE,
            module.ast().name().span(),
            "modules " + before.name() + " and " + module.name() + " would share a Java package",
            "rename the last segment of one: it names the package");
      }
      if (isWhole(module)) {
        module.errors().forEach(error -> checkUsed(error, input));
      }
    }
  }

  private static boolean isWhole(ModuleScope module) {
    return module.ast().declarations().stream().noneMatch(AstDecl.Broken.class::isInstance);
  }

  private static void checkUsed(AstName error, CheckInput input) {
    if (!input.lowered().raised().contains(error.text())) {
      input.report(
          Code.UNUSED_ERROR,
          error.span(),
          "nothing raises error " + error,
          "use it behind else, or take it out");
    }
  }
}
