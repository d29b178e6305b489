// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.editor;

import dev.meerkat.dsl.ir.IrField;

/**
 * A run of octets that a checksum is computed over, as far as it has a field in it.
 *
 * @param checksum the field with the checksum
 * @param first of the 16-bit words that the field touches, in octets from the start of the message
 * @param end behind the last octet of them
 */
public record Cover(IrField checksum, int first, int end) {
  static Cover of(IrField checksum, int start, IrField field) {
    int from = field.position().bits() / 8;
    int to = (int) (field.position().bits() + field.sizeBits().max() + 7) / 8;
    return new Cover(checksum, from - (from - start) % 2, to);
  }

  /** How many octets it has. */
  public int length() {
    return end - first;
  }
}
