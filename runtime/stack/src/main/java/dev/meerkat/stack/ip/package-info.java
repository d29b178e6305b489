// SPDX-License-Identifier: Apache-2.0
/**
 * The internet layer, both versions: what comes in is checked, put together and handed to its
 * protocol; what goes out finds its way and is cut where it must be; ICMP, neighbour discovery and
 * membership of groups beside it. RFC 791, 792, 815, 1122, 1191, 3376, 3810, 4443, 4861, 4862,
 * 7217, 8200, 8201.
 *
 * <p>Nothing is allocated for a packet. Every table is bounded by {@link
 * dev.meerkat.stack.ip.IpLimits}. Nothing is forwarded.
 */
package dev.meerkat.stack.ip;
