// SPDX-License-Identifier: Apache-2.0
/**
 * Codecs beside their peers, in one run: generated, written by hand, pcap4j, Netty.
 *
 * <p>Every benchmark does the same work whoever does it: the same bytes in, the same fields summed
 * up. What a peer does not do (pcap4j verifies no checksum while it reads) is said in the class.
 */
package dev.meerkat.bench.codec;
