// SPDX-License-Identifier: Apache-2.0
/**
 * Ethernet in datagrams: each frame is the payload of one, nothing before or behind it, as QEMU's
 * {@code -netdev dgram} has it.
 *
 * <p>The one room of this module that opens something of the host's: a socket. It never blocks but
 * in {@link dev.meerkat.link.tunnel.ChannelWaiter}, which is there for that.
 */
package dev.meerkat.link.tunnel;
