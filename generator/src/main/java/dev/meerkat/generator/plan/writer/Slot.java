// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.writer;

import dev.meerkat.dsl.ir.IrField;

/**
 * A field of known size in a run.
 *
 * @param bit distance in bits from the start of the run
 */
public record Slot(IrField field, int bit, int bits) {
  public boolean isAligned() {
    return bit % 8 == 0 && bits % 8 == 0;
  }

  public int end() {
    return bit + bits;
  }
}
