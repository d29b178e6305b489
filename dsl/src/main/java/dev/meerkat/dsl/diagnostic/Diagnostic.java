// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.diagnostic;

import dev.meerkat.dsl.ir.IrSpan;

/**
 * One thing to say about a place in a file.
 *
 * @param message one sentence without a final stop
 * @param hint a way out, or null
 */
public record Diagnostic(Code code, Severity severity, IrSpan span, String message, String hint) {

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** The first line of its rendering: {@code file:line:col: error W0101: message}. */
  @Override
  public String toString() {
    return span + ": " + severity.word() + " " + code.id() + ": " + message;
  }
}
