// SPDX-License-Identifier: Apache-2.0
/**
 * What the pages of the language show is tried: descriptions are compiled, vectors run, Java run.
 *
 * <p>In docs/language a fence {@code wire} holds a description that has no errors and no warnings,
 * a fence {@code wire W0301} one that has exactly that; a fence {@code java} is the body of a
 * method that uses what is generated of the description above it.
 */
package dev.meerkat.generator.reference;
