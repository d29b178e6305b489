// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.diff;

import dev.meerkat.dsl.ir.IrSpan;

/**
 * One difference.
 *
 * @param before where it stood, or null for what is new
 * @param after where it stands, or null for what is gone
 */
public record Change(Effect effect, String text, IrSpan before, IrSpan after) {

  /** Whom a change hurts. */
  public enum Effect {
    /** Messages of one side are refused or misread by the other. */
    WIRE,
    /** Code that was written against the generated classes does not compile. */
    API,
    /** Nobody. */
    COMPATIBLE
  }

  public boolean isBreak() {
    return effect != Effect.COMPATIBLE;
  }
}
