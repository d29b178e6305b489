// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.writer;

import dev.meerkat.dsl.ir.IrField;

/**
 * A field whose size is known only when it is written.
 *
 * @param start where the field begins, its length prefix included
 * @param scopeStart from where its padding is counted
 */
public record Part(int index, IrField field, Place start, Place scopeStart) {
  /** Bytes of the length in front of the content, 0 without. */
  public int prefixBytes() {
    return field.scope() instanceof IrField.Scope.Prefixed prefixed ? prefixed.octets() : 0;
  }

  /** Behind the part and its padding. */
  public Place end() {
    return new Place(index, 0);
  }
}
