// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

import java.util.List;

/** Named values of an integer type; open unless {@code closed}. */
public record IrEnum(
    String qualifiedName,
    String doc,
    IrSpan span,
    IrType.Int wire,
    boolean closed,
    List<Item> items)
    implements IrDeclaration {

  public IrEnum {
    items = List.copyOf(items);
  }

  /** One name; {@code first == last} unless the item is a range. */
  public record Item(String name, String doc, long first, long last) {}
}
