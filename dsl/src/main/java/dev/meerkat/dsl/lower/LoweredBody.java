// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.resolve.ModuleScope;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.List;
import java.util.Set;

/**
 * A message, struct, tlv head or tlv case, as written and as lowered.
 *
 * @param owner the message, struct or tlv that it belongs to
 * @param items what was written; field id i is the i-th field of it
 * @param soundness what of it can be relied on
 */
public record LoweredBody(
    ModuleScope module, Symbol owner, IrStruct struct, List<AstItem> items, Soundness soundness) {
  public LoweredBody {
    items = List.copyOf(items);
  }

  /**
   * What is left of a body in which mistakes were reported: each check goes on as far as the
   * mistakes let it, so that one does not hide another.
   *
   * @param all nothing is a stand-in
   * @param sizesKnown it is known which field measures what
   * @param standIns ids of fields whose type or presence is a stand-in
   */
  public record Soundness(boolean all, boolean sizesKnown, Set<Integer> standIns) {
    public Soundness {
      standIns = Set.copyOf(standIns);
    }
  }

  /** Nothing in it was reported. */
  public boolean sound() {
    return soundness.all();
  }

  /** Every field has its own type, place and presence. */
  public boolean isLaidOut() {
    return soundness.sizesKnown() && soundness.standIns().isEmpty();
  }

  /** Whether a field is what was written. */
  public boolean isKnown(int field) {
    return !soundness.standIns().contains(field);
  }
}
