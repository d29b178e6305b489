// SPDX-License-Identifier: Apache-2.0
/**
 * Walks the layers of a packet with generated readers, and prints what they found.
 *
 * <p>{@link dev.meerkat.samples.dissect.Dissector} is the conductor: the link type tells the
 * outermost layer, each layer the next, a table of ports what is inside UDP and TCP. All of this is
 * generated but the table; what no layer knows stays opaque. A layer that is not valid ends the
 * walk with its error; nothing on the wire throws, nothing is allocated per packet. Printing
 * ({@link dev.meerkat.samples.dissect.PacketJson}, {@link dev.meerkat.samples.dissect.PacketTable})
 * is apart and reuses one text buffer.
 */
package dev.meerkat.samples.dissect;
