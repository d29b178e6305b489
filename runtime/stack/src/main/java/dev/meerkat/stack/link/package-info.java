// SPDX-License-Identifier: Apache-2.0
/**
 * The lowest floor of the stack: a device with addresses, Ethernet II with tags (IEEE 802.1Q), ARP
 * (RFC 826, 1122, 5227) and the questions of neighbour discovery (RFC 4861). What a neighbour said
 * is remembered in a bounded table; one packet waits for each question.
 */
package dev.meerkat.stack.link;
