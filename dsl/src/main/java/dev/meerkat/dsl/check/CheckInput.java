// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Diagnostics;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.lower.Lowering;
import dev.meerkat.dsl.resolve.Symbols;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the checks look at and report to. */
public final class CheckInput {
  private final Symbols symbols;
  private final Lowering.Result lowered;
  private final Diagnostics diagnostics;
  private final Map<String, IrStruct> structs = new HashMap<>();
  private final Map<String, IrTlv> tlvs = new HashMap<>();

  public CheckInput(Symbols symbols, Lowering.Result lowered, Diagnostics diagnostics) {
    this.symbols = symbols;
    this.lowered = lowered;
    this.diagnostics = diagnostics;
    lowered
        .program()
        .modules()
        .forEach(
            module -> {
              module.structs().forEach(struct -> structs.put(struct.qualifiedName(), struct));
              module.tlvs().forEach(tlv -> tlvs.put(tlv.qualifiedName(), tlv));
            });
  }

  Symbols symbols() {
    return symbols;
  }

  Lowering.Result lowered() {
    return lowered;
  }

  IrProgram program() {
    return lowered.program();
  }

  /** A message or struct that some type names. */
  IrStruct struct(String qualifiedName) {
    return structs.get(qualifiedName);
  }

  /** Empty when the tlv has no tag and so no IR. */
  Optional<IrTlv> tlv(String qualifiedName) {
    return Optional.ofNullable(tlvs.get(qualifiedName));
  }

  void report(Code code, IrSpan span, String message) {
    diagnostics.report(code, span, message);
  }

  void report(Code code, IrSpan span, String message, String hint) {
    diagnostics.report(code, span, message, hint);
  }
}
