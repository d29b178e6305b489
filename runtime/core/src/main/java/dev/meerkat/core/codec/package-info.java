// SPDX-License-Identifier: Apache-2.0
/**
 * What generated codecs stand on: byte access, checksums, character runs, status codes, dumps.
 *
 * <p>Generated readers and writers call nothing outside this package. {@link
 * dev.meerkat.core.codec.Bytes} is the only class of Meerkat that holds VarHandles, so a platform
 * without them replaces that one class. {@link dev.meerkat.core.codec.Codec} fixes the numbers that
 * every reader and writer answers with. Nothing here throws for anything the wire did; an index
 * outside the array is a caller's mistake and throws.
 *
 * <p>All methods are static or belong to objects confined to one thread; none allocates, but for
 * the growth of the {@code StringBuilder} that a dump is given.
 */
package dev.meerkat.core.codec;
