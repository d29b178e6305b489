// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport;

import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.Endpoint;

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

  /** Closes; {@link DatagramHandler#onClose} follows. Again: nothing happens. */
  @Override
  void close();
}
