// SPDX-License-Identifier: Apache-2.0
/**
 * Framers: where a message of a stream ends, from as few of its bytes as say so.
 *
 * <p>The steps come from {@code dev.meerkat.dsl.frame.Framing}. Here they become blocks of one
 * method; a block waits for its octets, looks at them once, and is not entered again. Offsets count
 * from the start of the message, so the buffer may move between calls.
 */
package dev.meerkat.generator.java.framer;
