// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.host;

import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A handler that writes down what happens to it; tests override what they are about. */
class Recorder implements ConnectionHandler {
  final CompletableFuture<Connection> opened = new CompletableFuture<>();
  final CompletableFuture<Void> ended = new CompletableFuture<>();
  final CompletableFuture<CloseReason> closed = new CompletableFuture<>();
  final StringBuilder data = new StringBuilder();

  @Override
  public void onOpen(Connection connection) {
    opened.complete(connection);
  }

  @Override
  public int onData(Connection connection, byte[] buffer, int offset, int length) {
    data.append(new String(buffer, offset, length, StandardCharsets.ISO_8859_1));
    return length;
  }

  @Override
  public void onEnd(Connection connection) {
    ended.complete(null);
    connection.close();
  }

  @Override
  public void onClose(Connection connection, CloseReason reason) {
    closed.complete(reason);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
