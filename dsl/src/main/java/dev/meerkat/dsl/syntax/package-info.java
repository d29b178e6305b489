// SPDX-License-Identifier: Apache-2.0
/**
 * From text to parse tree: the lexer and parser that ANTLR makes from {@code Wire.g4}, and the care
 * for mistakes around them.
 *
 * <p>A file with syntax errors still gives a tree: {@link dev.meerkat.dsl.syntax.Recovery} goes on
 * behind the broken line. Files, nesting and expressions have named limits in {@link
 * dev.meerkat.dsl.syntax.SyntaxLimits}, so that no input can exhaust the stack.
 */
package dev.meerkat.dsl.syntax;
