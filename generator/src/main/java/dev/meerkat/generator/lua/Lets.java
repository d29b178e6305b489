// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrStruct;
import java.util.ArrayList;
import java.util.List;

/** The lets of a struct, those inside regions too. */
final class Lets {
  private Lets() {}

  static List<IrItem.Let> of(IrStruct struct) {
    List<IrItem.Let> all = new ArrayList<>();
    collect(struct.items(), all);
    return all;
  }

  static IrItem.Let named(IrStruct struct, int id) {
    return of(struct).stream().filter(l -> l.id() == id).findFirst().orElseThrow();
  }

  private static void collect(List<IrItem> items, List<IrItem.Let> into) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Let let) {
        into.add(let);
      } else if (item instanceof IrItem.Region region) {
        collect(region.items(), into);
      }
    }
  }
}
