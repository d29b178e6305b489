// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.syntax;

import org.antlr.v4.runtime.CommonTokenStream;

/**
 * One file after parsing.
 *
 * @param file the tree, or null when a limit was broken and nothing was parsed
 */
public record SyntaxTree(
    String sourceName, CommonTokenStream tokens, WireParser.FileContext file) {}
