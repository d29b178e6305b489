// SPDX-License-Identifier: Apache-2.0
/**
 * Emits the writer classes.
 *
 * <p>A writer keeps numbers in Java fields until {@code finish}, so that they can be set in any
 * order; bytes, lists and nested structs go into the buffer at once, in wire order. What can be
 * computed (sizes, counts, tags, presence, checksums, constants, padding) has no setter. Mistakes
 * are sticky: the first one is what {@code finish} answers, and the bytes of a writer that failed
 * are nobody's.
 *
 * <p>Writers of nested parts are owned by the writer around them and made with it: nothing is
 * allocated per message. The outer writer asks the inner one for its size when the next part begins
 * or when it finishes itself; {@code end()} only gives back the outer writer for the next call.
 */
package dev.meerkat.generator.java.writer;
