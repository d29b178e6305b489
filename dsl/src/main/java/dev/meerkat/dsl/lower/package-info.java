// SPDX-License-Identifier: Apache-2.0
/**
 * From AST to IR: one class for each kind of declaration, and the arithmetic of intervals.
 *
 * <p>Lowering reports what it cannot give a meaning to (unknown names, types in the wrong place,
 * expressions that overflow) and goes on with a harmless stand-in; rules about sound descriptions
 * are in {@code dev.meerkat.dsl.check}. A null expression means: reported already, leave it out.
 */
package dev.meerkat.dsl.lower;
