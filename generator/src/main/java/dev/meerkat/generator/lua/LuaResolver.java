// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.ir.IrExpr;

/** What the names in an expression are in Lua. */
interface LuaResolver {
  LuaCode name(IrExpr expression);
}
