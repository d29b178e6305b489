// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

import dev.meerkat.dsl.ast.AstModule;
import dev.meerkat.dsl.diagnostic.Diagnostics;
import dev.meerkat.dsl.lower.Lowering;
import dev.meerkat.dsl.resolve.Symbols;
import dev.meerkat.dsl.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One compilation on its way: what each pass leaves for the next. */
final class Compilation {
  final CompileRequest request;
  final Diagnostics diagnostics = new Diagnostics();
  final Map<String, String> texts = new LinkedHashMap<>();
  final List<SyntaxTree> trees = new ArrayList<>();
  final List<AstModule> modules = new ArrayList<>();
  Symbols symbols;
  Lowering.Result lowered;

  Compilation(CompileRequest request) {
    this.request = request;
  }

  CompileResult result() {
    return new CompileResult(
        diagnostics.hasErrors() || lowered == null
            ? Optional.empty()
            : Optional.of(lowered.program()),
        diagnostics.sorted(),
        texts);
  }
}
