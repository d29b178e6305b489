// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import java.util.List;

/**
 * A struct in which reading stopped.
 *
 * @param struct with the fields that were read: its list of them ends early
 * @param parts what was read of the field behind them
 */
public record Partial(Value.Struct struct, List<Value> parts) {
  public Partial {
    parts = List.copyOf(parts);
  }
}
