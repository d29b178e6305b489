// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Suggestion;
import dev.meerkat.dsl.resolve.ModuleScope;
import dev.meerkat.dsl.resolve.Symbols;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Error names: those of a module, then those of everything it imports. */
final class ErrorNames {
  /** Kinds of built-in errors end below 64; an error code has 8 bits for the kind. */
  static final int MAX_NAMES = 256 - 64;

  private ErrorNames() {}

  /** The error table of a module. */
  static List<String> table(Program program, ModuleScope module) {
    return program.errorTables().computeIfAbsent(module, ErrorNames::collect);
  }

  private static List<String> collect(ModuleScope module) {
    Set<String> names = new LinkedHashSet<>();
    for (ModuleScope reached : Symbols.reachable(module)) {
      reached.errors().forEach(name -> names.add(name.text()));
    }
    return List.copyOf(names);
  }

  static String checked(Body body, AstName name) {
    return checked(body.program, body.module, name);
  }

  /** The name, or null when there is none or, after a report, when nothing declares it. */
  static String checked(Program program, ModuleScope module, AstName name) {
    if (name == null) {
      return null;
    }
    List<String> known = table(program, module);
    if (known.contains(name.text())) {
      program.raised().add(name.text());
      return name.text();
    }
    if (!module.ast().declarations().stream().anyMatch(ErrorNames::isBroken)) {
      String near = Suggestion.didYouMean(name.text(), known);
      program.report(
          Code.UNKNOWN_ERROR,
          name.span(),
          "there is no error " + name,
          near != null ? near : "declare it: error " + name + ";");
    }
    return null;
  }

  private static boolean isBroken(AstDecl decl) {
    return decl instanceof AstDecl.Broken;
  }
}
