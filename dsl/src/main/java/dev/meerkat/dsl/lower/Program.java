// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Diagnostics;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.resolve.ModuleScope;
import dev.meerkat.dsl.resolve.Symbols;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What all lowering shares: names, diagnostics, and what was lowered before. */
final class Program {
  private final Symbols symbols;
  private final Diagnostics diagnostics;
  private final Set<String> declared;
  private final Map<ModuleScope, List<String>> errorTables = new HashMap<>();
  private final Set<String> raised = new HashSet<>();
  private final Values values = new Values(this);
  private final Records records = new Records(this);
  private final Tlvs tlvs = new Tlvs(this);
  private final Chains chains = new Chains(this);
  private final Externs externs = new Externs(this);

  /** The modules declared in the build; null when all are. */
  Program(Symbols symbols, Diagnostics diagnostics, Set<String> declared) {
    this.symbols = symbols;
    this.diagnostics = diagnostics;
    this.declared = declared;
  }

  Symbols symbols() {
    return symbols;
  }

  Diagnostics diagnostics() {
    return diagnostics;
  }

  Values values() {
    return values;
  }

  Records records() {
    return records;
  }

  Tlvs tlvs() {
    return tlvs;
  }

  Externs externs() {
    return externs;
  }

  Chains chains() {
    return chains;
  }

  /** The error names that each module can use, once they were asked for. */
  Map<ModuleScope, List<String>> errorTables() {
    return errorTables;
  }

  /** The error names that something raises. */
  Set<String> raised() {
    return raised;
  }

  boolean isDeclared(ModuleScope module) {
    return declared == null || declared.contains(module.name());
  }

  void report(Code code, IrSpan span, String message) {
    diagnostics.report(code, span, message);
  }

  void report(Code code, IrSpan span, String message, String hint) {
    diagnostics.report(code, span, message, hint);
  }
}
