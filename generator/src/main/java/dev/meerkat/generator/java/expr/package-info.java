// SPDX-License-Identifier: Apache-2.0
/**
 * Expressions of the language as Java expressions.
 *
 * <p>The checks have proven that nothing overflows 64 bits; here the ranges decide where {@code
 * int} arithmetic is enough.
 */
package dev.meerkat.generator.java.expr;
