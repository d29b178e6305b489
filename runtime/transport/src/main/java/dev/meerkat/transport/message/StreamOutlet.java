// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.message;

import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.Connection;

/** Into the send buffer of a connection. */
final class StreamOutlet implements Outlet {
  private final Connection connection;

  StreamOutlet(Connection connection) {
    this.connection = connection;
  }

  Connection connection() {
    return connection;
  }

  @Override
  public EventLoop loop() {
    return connection.loop();
  }

  @Override
  public Endpoint local() {
    return connection.local();
  }

  @Override
  public Endpoint remote() {
    return connection.remote();
  }

  @Override
  public boolean isOpen() {
    return connection.isOpen();
  }

  @Override
  public boolean reserve(int length) {
    return connection.reserve(Math.min(length, connection.sendCapacity()));
  }

  @Override
  public byte[] buffer() {
    return connection.sendBuffer();
  }

  @Override
  public int offset() {
    return connection.sendOffset();
  }

  @Override
  public int room() {
    return connection.sendRoom();
  }

  @Override
  public boolean wantMore() {
    return room() < connection.sendCapacity() && !connection.reserve(connection.sendCapacity());
  }

  @Override
  public boolean commit(int length) {
    connection.commit(length);
    return true;
  }

  @Override
  public void close() {
    connection.close();
  }

  @Override
  public void abort() {
    connection.abort();
  }
}
