// SPDX-License-Identifier: Apache-2.0
/**
 * Boundary vectors: octets at every edge that a description draws, and what a reader must say of
 * them.
 *
 * <p>Examples of the description, and a smallest message where it has none, are changed in one
 * place each: every number to the ends of its range and beside every number that a condition names,
 * every count and length by one, every case of a switch and of a TLV, and cut behind every octet.
 * The interpreter writes them and says the verdict. The same description gives the same vectors, in
 * the same order; a message has at most {@value BoundaryVectors#MOST} of them.
 */
package dev.meerkat.generator.boundary;
