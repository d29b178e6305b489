// SPDX-License-Identifier: Apache-2.0
/** From text to parse tree: the lexer and parser that ANTLR makes from {@code Wire.g4}. */
package dev.meerkat.dsl.syntax;
