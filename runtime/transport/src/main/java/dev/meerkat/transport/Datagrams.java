// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport;

import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;

/** A port that sends and receives datagrams: UDP. All methods on the loop's thread. */
public interface Datagrams extends AutoCloseable {
  /** The loop that this port lives on. */
  EventLoop loop();

  /** The address bound to, with the port that was really given. */
  Endpoint local();

  /** Whether it can send. */
  boolean isOpen();

  /**
   * Sends one datagram now, whole or not at all.
   *
   * @return false if the network does not take it now (see {@link DatagramHandler#onWritable}), or
   *     it is closed; a datagram that the network refuses (too large, no route) counts as sent and
   *     lost
   */
  boolean send(Endpoint target, byte[] source, int offset, int length);

  /**
   * Takes datagrams to a multicast group from now on; twice is once.
   *
   * @param group its zone names the interface; the first that can, if it has none
   * @throws TransportException if the network does not let us
   */
  void join(IpAddress group);

  /** Takes no datagrams to a group any more. */
  void leave(IpAddress group);

  /**
   * Speaks with one peer alone from now on: what others send is dropped, and {@link
   * DatagramHandler#onUnreachable} tells that nobody is there.
   */
  void connect(Endpoint peer);

  /** Closes; {@link DatagramHandler#onClose} follows. Again: nothing happens. */
  @Override
  void close();
}
