// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport;

import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.Endpoint;

/**
 * The door to a network: the host's sockets, or a TCP/IP stack of our own.
 *
 * <p>On the loop's thread, or before the loop runs.
 */
public interface Transport extends AutoCloseable {
  /** The loop that drives everything opened here. */
  EventLoop loop();

  /**
   * Takes in connections.
   *
   * @throws TransportException if the address cannot be listened on: in use, not ours, not allowed
   */
  Listener listen(
      Endpoint local, ListenerLimits listening, ConnectionLimits connections, Acceptor acceptor);

  /**
   * Opens a connection to a peer. The outcome is told to the handler, never before this method has
   * returned: {@code onOpen}, or {@code onClose} with the reason.
   *
   * @throws TransportException if no attempt can be made: out of descriptors
   */
  Connection connect(Endpoint remote, ConnectionLimits limits, ConnectionHandler handler);

  /**
   * Opens a port for datagrams.
   *
   * @throws TransportException if the address cannot be bound
   */
  Datagrams bind(Endpoint local, DatagramLimits limits, DatagramHandler handler);

  /** Closes everything that was opened here; handlers are told. */
  @Override
  void close();
}
