// SPDX-License-Identifier: Apache-2.0
/**
 * The laws of a message as tests: what is read can be written, and says the same again.
 *
 * <p>A generated copier goes through all that a reader says and tells it to a writer. With it, for
 * any octets b that a reader accepts: if write(read(b)) is not refused, reading it gives what
 * writes the same octets again; and of a message that is {@linkplain Canonical canonical},
 * write(read(b)) = b.
 */
package dev.meerkat.generator.laws;
