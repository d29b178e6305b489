// SPDX-License-Identifier: Apache-2.0
/**
 * Addresses and settings by DHCP for IPv4: a client with all states of RFC 2131, which gives its
 * interface what it is told, and a small server. Answers are believed when transaction and hardware
 * address are ours; conflicts are found by ARP (RFC 5227). {@link
 * dev.meerkat.stack.dhcp.InformationClient} asks servers of DHCPv6 for settings alone (RFC 8415
 * section 6.1).
 *
 * <p>Never here: relay agents, options split in several (RFC 3396), authentication.
 */
package dev.meerkat.stack.dhcp;
