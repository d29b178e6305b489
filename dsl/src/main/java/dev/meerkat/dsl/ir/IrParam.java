// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

/**
 * A value that comes from outside the bytes.
 *
 * @param type an integer, enum or flags type, or {@link IrType.PartialSum} for a pseudo-header
 * @param struct qualified name of the struct whose bits, most significant first, the integer is;
 *     null for any other parameter
 */
public record IrParam(String name, IrType type, String struct, IrSpan span) {
  public IrParam(String name, IrType type, IrSpan span) {
    this(name, type, null, span);
  }
}
