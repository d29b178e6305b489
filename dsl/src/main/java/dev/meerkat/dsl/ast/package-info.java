// SPDX-License-Identifier: Apache-2.0
/**
 * What stands in a {@code .wire} file, as written: one record for each form of the grammar.
 *
 * <p>Nothing is resolved here. Names are text with a place; every node knows its place in the
 * source. A declaration or an item that could not be parsed is kept as {@code Broken}, with the
 * name it would have had, so that one mistake does not cause others.
 */
package dev.meerkat.dsl.ast;
