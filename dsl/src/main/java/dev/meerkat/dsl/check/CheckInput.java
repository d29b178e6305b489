// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Diagnostics;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.lower.Lowering;
import dev.meerkat.dsl.resolve.Symbols;

/** What the checks look at and report to. */
public record CheckInput(Symbols symbols, Lowering.Result lowered, Diagnostics diagnostics) {
  IrProgram program() {
    return lowered.program();
  }

  void report(Code code, IrSpan span, String message) {
    diagnostics.report(code, span, message);
  }

  void report(Code code, IrSpan span, String message, String hint) {
    diagnostics.report(code, span, message, hint);
  }
}
