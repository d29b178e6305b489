// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport;

import dev.meerkat.core.net.Endpoint;

/** What an engine does with datagrams. An exception is contained; the port stays open. */
public interface DatagramHandler {
  /**
   * A datagram has come in; it is valid until the call returns. One that is larger than the receive
   * limit is dropped and counted, never cut.
   */
  default void onDatagram(
      Datagrams datagrams, Endpoint source, byte[] buffer, int offset, int length) {}

  /** The network takes datagrams again, after a send that it did not take. */
  default void onWritable(Datagrams datagrams) {}

  /** The peer of {@link Datagrams#connect} says that nobody is at its port. */
  default void onUnreachable(Datagrams datagrams) {}

  /** The port is closed. */
  default void onClose(Datagrams datagrams) {}
}
