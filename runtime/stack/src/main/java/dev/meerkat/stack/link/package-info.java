// SPDX-License-Identifier: Apache-2.0
/**
 * The lowest floor of the stack: a device with an address, Ethernet II and ARP (RFC 826, 1122,
 * 5227). What a neighbour said is remembered in a bounded table; one packet waits for each
 * question.
 */
package dev.meerkat.stack.link;
