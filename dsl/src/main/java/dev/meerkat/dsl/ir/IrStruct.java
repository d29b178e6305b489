// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message or a struct: items in wire order.
 *
 * @param message true for a {@code message} (a layer of its own), false for a {@code struct} (a
 *     part)
 * @param sizeBits what the whole can measure, in bits, between its shortest and longest form
 * @param maxBytes the declared {@code max}, or -1
 */
public record IrStruct(
    String qualifiedName,
    String doc,
    IrSpan span,
    boolean message,
    boolean stream,
    long maxBytes,
    List<IrAnnotation> annotations,
    List<IrParam> params,
    List<IrItem> items,
    Interval sizeBits)
    implements IrDeclaration {

  public IrStruct {
    annotations = List.copyOf(annotations);
    params = List.copyOf(params);
    items = List.copyOf(items);
  }

  public boolean isFixedSize() {
    return sizeBits.isConstant();
  }

  /**
   * All fields in declaration order, those inside regions too; index i holds the field id i + 1.
   */
  public List<IrField> fields() {
    List<IrField> all = new ArrayList<>();
    collect(items, all);
    return all;
  }

  public IrField field(int id) {
    return fields().get(id - 1);
  }

  public Optional<IrField> field(String name) {
    return fields().stream().filter(f -> name.equals(f.name())).findFirst();
  }

  private static void collect(List<IrItem> items, List<IrField> into) {
    for (IrItem item : items) {
      if (item instanceof IrField field) {
        into.add(field);
      } else if (item instanceof IrItem.Region region) {
        collect(region.items(), into);
      }
    }
  }
}
