// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

import java.util.List;

/** Named bits of an integer, most significant first. */
public record IrFlags(
    String qualifiedName, String doc, IrSpan span, IrType.Int wire, List<Item> items)
    implements IrDeclaration {

  public IrFlags {
    items = List.copyOf(items);
  }

  /**
   * One named group of bits.
   *
   * @param name null for reserved bits
   * @param shift distance of the lowest bit from the integer's lowest bit
   * @param bits width
   */
  public record Item(String name, String doc, int shift, int bits) {}
}
