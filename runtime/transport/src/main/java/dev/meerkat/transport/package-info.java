// SPDX-License-Identifier: Apache-2.0
/**
 * The one contract by which engines reach the world: connections, listeners, datagrams.
 *
 * <p>An engine is a {@link dev.meerkat.transport.ConnectionHandler} or {@link
 * dev.meerkat.transport.DatagramHandler}: it is given bytes and answers with bytes, and never sees
 * a socket. The host's sockets stand behind the contract in {@code dev.meerkat.transport.host};
 * Meerkat's own TCP/IP stack will stand behind the same.
 *
 * <p><b>Threads.</b> Everything here belongs to the thread of one {@link
 * dev.meerkat.core.loop.EventLoop}; other threads submit a task to the loop.
 *
 * <p><b>Buffers.</b> Arrays handed to a handler are valid until it returns. Both directions of a
 * connection are bounded; a connection whose send buffer is full is not read from until there is
 * room again.
 *
 * <p><b>Mistakes.</b> What a peer does wrong ends in a {@link dev.meerkat.transport.CloseReason}
 * and a counter. What a handler throws is contained: its connection is aborted, the loop's error
 * sink hears of it.
 */
package dev.meerkat.transport;
