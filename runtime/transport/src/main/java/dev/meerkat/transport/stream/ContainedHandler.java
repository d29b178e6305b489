// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.stream;

import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import java.util.Objects;

/**
 * Calls a connection's handler, and keeps what it throws from getting any further: it is reported
 * to the loop, and the connection fails.
 */
final class ContainedHandler {
  private final Connection connection;
  private final StreamLife life;
  private ConnectionHandler handler;

  ContainedHandler(Connection connection, StreamLife life) {
    this.connection = connection;
    this.life = life;
  }

  ConnectionHandler current() {
    return handler;
  }

  void become(ConnectionHandler next) {
    handler = Objects.requireNonNull(next, "handler");
  }

  void onOpen() {
    try {
      handler.onOpen(connection);
    } catch (Throwable failure) {
      contain(failure);
    }
  }

  /** How many bytes the handler is done with; 0 if it threw. */
  int onData(byte[] buffer, int offset, int length) {
    try {
      int consumed = handler.onData(connection, buffer, offset, length);
      if (consumed < 0 || consumed > length) {
        throw new IllegalStateException("onData consumed " + consumed + " of " + length);
      }
      return consumed;
    } catch (Throwable failure) {
      contain(failure);
      return 0;
    }
  }

  void onWritable() {
    try {
      handler.onWritable(connection);
    } catch (Throwable failure) {
      contain(failure);
    }
  }

  void onEnd() {
    try {
      handler.onEnd(connection);
    } catch (Throwable failure) {
      contain(failure);
    }
  }

  void onOverflow() {
    try {
      handler.onOverflow(connection);
    } catch (Throwable failure) {
      contain(failure);
    }
  }

  void onIdle() {
    try {
      handler.onIdle(connection);
    } catch (Throwable failure) {
      contain(failure);
    }
  }

  void onClose(CloseReason reason) {
    try {
      handler.onClose(connection, reason);
    } catch (Throwable failure) {
      contain(failure);
    }
  }

  private void contain(Throwable failure) {
    connection.loop().report(handler, failure);
    life.fail(CloseReason.HANDLER_FAILED);
  }
}
