// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.message;

import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.Endpoint;

/** Where messages are written to: a connection's send buffer, or a datagram. */
sealed interface Outlet permits StreamOutlet, PortOutlet {
  EventLoop loop();

  Endpoint local();

  Endpoint remote();

  boolean isOpen();

  /** Makes room for at least so many bytes in one piece. */
  boolean reserve(int length);

  byte[] buffer();

  int offset();

  int room();

  /** Whether there can ever be more room than there was; asks to be told when there is. */
  boolean wantMore();

  /** Sends what was written; false if it must be tried again later. */
  boolean commit(int length);

  void close();

  void abort();
}
