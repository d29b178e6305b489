// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.editor;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;

/**
 * What must hold after a change.
 *
 * @param error a declared name, or null for VALUE
 * @param at the field that it is reported at
 */
public record Condition(IrExpr holds, String error, IrField at) {}
