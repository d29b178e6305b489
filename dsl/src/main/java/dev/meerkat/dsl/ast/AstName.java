// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast;

import dev.meerkat.dsl.ir.IrSpan;

/** A name as written, dots included, and where. */
public record AstName(String text, IrSpan span) {
  @Override
  public String toString() {
    return text;
  }
}
