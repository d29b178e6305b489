// SPDX-License-Identifier: Apache-2.0
/**
 * Puts the streams of TCP together and finds the messages in them.
 *
 * <p>{@code Streams} knows the conversations, each {@code Conversation} has two {@code
 * SegmentStream}s that put segments in order (twice sent, out of order, overlapping), and a {@code
 * Dialog} that finds messages in what is in order. What a message ends with shows it.
 *
 * <p>Everything is bounded: the conversations ({@code Streams.MAX_CONVERSATIONS}, the longest
 * unused goes first), the octets that all of them keep, what waits for a gap to be filled, and a
 * message's size. What goes beyond a bound, or is not valid, is opaque from there on. Everything
 * belongs to one thread; nothing on the wire throws.
 */
package dev.meerkat.samples.stream;
