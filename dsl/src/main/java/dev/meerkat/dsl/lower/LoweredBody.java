// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.resolve.ModuleScope;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.List;

/**
 * A message, struct, tlv head or tlv case, as written and as lowered.
 *
 * @param owner the message, struct or tlv that it belongs to
 * @param items what was written; field id i is the i-th field of it
 * @param sound false when parts are stand-ins for what was reported
 */
public record LoweredBody(
    ModuleScope module, Symbol owner, IrStruct struct, List<AstItem> items, boolean sound) {
  public LoweredBody {
    items = List.copyOf(items);
  }
}
