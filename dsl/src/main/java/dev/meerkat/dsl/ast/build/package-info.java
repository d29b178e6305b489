// SPDX-License-Identifier: Apache-2.0
/**
 * From parse tree to AST: one builder for each kind of declaration.
 *
 * <p>A subtree with a syntax error becomes {@code Broken}; nothing here fails on a damaged tree.
 */
package dev.meerkat.dsl.ast.build;
