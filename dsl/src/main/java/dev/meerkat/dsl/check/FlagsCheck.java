// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrFlags;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.HashSet;
import java.util.Set;

/** The bits of flags add up to their type; names stand once. */
final class FlagsCheck implements Check {
  @Override
  public void run(CheckInput input) {
    for (IrModule module : input.program().modules()) {
      for (IrFlags flags : module.flags()) {
        Symbol symbol = input.symbols().declaration(flags.qualifiedName());
        check((AstDecl.Flags) symbol.decl(), flags, input);
      }
    }
  }

  private static void check(AstDecl.Flags ast, IrFlags flags, CheckInput input) {
    long bits = 0;
    Set<String> names = new HashSet<>();
    for (AstDecl.FlagItem item : ast.items()) {
      bits += item.bits();
      if (item.bits() == 0) {
        input.report(Code.FLAGS_WIDTH, item.span(), "a flag has at least one bit");
      }
      if (item.name() != null && !names.add(item.name().text())) {
        input.report(Code.DUPLICATE_NAME, item.span(), item.name() + " stands twice in the flags");
      }
    }
    if (bits != flags.wire().bits()) {
      input.report(
          Code.FLAGS_WIDTH,
          ast.name().span(),
          "the flags have " + bits + " bits, their type has " + flags.wire().bits(),
          "reserved bits are written _ or _:3");
    }
  }
}
