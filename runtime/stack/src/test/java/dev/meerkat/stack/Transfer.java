// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack;

import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import java.io.ByteArrayOutputStream;

/** Sends octets, keeps what comes, ends when all is sent. */
public final class Transfer implements ConnectionHandler {
  public final byte[] toSend;
  public final ByteArrayOutputStream received = new ByteArrayOutputStream();
  public CloseReason reason;
  private int sent;

  public Transfer(byte[] toSend) {
    this.toSend = toSend;
  }

  @Override
  public void onOpen(Connection connection) {
    connection.readWhileFull(true);
    onWritable(connection);
  }

  @Override
  public void onWritable(Connection connection) {
    sent += connection.write(toSend, sent, toSend.length - sent);
    if (sent == toSend.length) {
      connection.endOutput();
    }
  }

  @Override
  public int onData(Connection connection, byte[] buffer, int offset, int length) {
    received.write(buffer, offset, length);
    return length;
  }

  @Override
  public void onEnd(Connection connection) {
    if (sent == toSend.length) {
      connection.close();
    }
  }

  @Override
  public void onClose(Connection connection, CloseReason why) {
    reason = why;
  }
}
