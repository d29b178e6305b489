// SPDX-License-Identifier: Apache-2.0
/**
 * Walks the layers of a packet with generated readers, and prints what they found.
 *
 * <p>{@link dev.meerkat.samples.dissect.Dissector} is the conductor: link layer, VLAN tags, ARP or
 * IPv4, then ICMP, UDP or TCP. What no layer knows stays opaque. A layer that is not valid ends the
 * walk with its error; nothing on the wire throws, nothing is allocated per packet. Printing
 * ({@link dev.meerkat.samples.dissect.PacketJson}, {@link dev.meerkat.samples.dissect.PacketTable})
 * is apart and reuses one text buffer.
 */
package dev.meerkat.samples.dissect;
