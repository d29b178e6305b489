// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Diagnostic;
import dev.meerkat.dsl.diagnostic.Severity;
import dev.meerkat.dsl.ir.IrVector;

/**
 * What trying one vector or reject came to.
 *
 * @param message what was expected and what came; {@code passed} when all is well
 */
public record VectorResult(IrVector vector, boolean passed, String message) {

  static VectorResult passed(IrVector vector) {
    return new VectorResult(vector, true, "passed");
  }

  static VectorResult failed(IrVector vector, String message) {
    return new VectorResult(vector, false, message);
  }

  /** {@code net.udp.wire:30:1: error W0803: vector "length 0": expected …}. */
  public String describe() {
    String kind = vector.reject() ? "reject" : "vector";
    String said = kind + " \"" + vector.title() + "\": " + message;
    return new Diagnostic(Code.VECTOR_FAILS, Severity.ERROR, vector.span(), said, null).toString();
  }
}
