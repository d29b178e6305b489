// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport;

/** Gives each connection that a listener accepts its handler. */
@FunctionalInterface
public interface Acceptor {
  /**
   * A connection has come in; its handler's {@link ConnectionHandler#onOpen} follows.
   *
   * @return null to refuse it: it is aborted
   */
  ConnectionHandler onAccept(Connection connection);
}
