// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrField;
import java.util.List;

/**
 * What a field says of the run that stands in it.
 *
 * @param max no limit when 0 or below
 * @param allowed the cases of a TLV that may stand here, empty for all
 * @param pad what stands behind the end of a TLV, or null
 * @param field the byte in which the field starts
 */
record Limits(long min, long max, List<String> allowed, IrField.Pad pad, int field) {

  static Limits of(IrField field, int offset) {
    return new Limits(field.min(), field.max(), field.allowed(), field.pad(), offset);
  }

  /** Of an element in a list. */
  static Limits none(int offset) {
    return new Limits(0, 0, List.of(), null, offset);
  }

  boolean exceededBy(long count) {
    return max > 0 && count > max;
  }
}
