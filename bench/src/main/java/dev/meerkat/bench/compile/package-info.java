// SPDX-License-Identifier: Apache-2.0
/**
 * How long the compiler takes for all descriptions of the library, in a Java that has just started
 * and in one that is warm, pass by pass.
 */
package dev.meerkat.bench.compile;
