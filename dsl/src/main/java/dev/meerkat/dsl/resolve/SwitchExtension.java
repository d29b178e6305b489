// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.resolve;

import dev.meerkat.dsl.ast.AstSwitchCase;

/**
 * A case that a module adds to a switch; its names mean what they mean in that module.
 *
 * @param field the field with the switch
 */
public record SwitchExtension(ModuleScope from, String field, AstSwitchCase added) {}
