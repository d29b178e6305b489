// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;

/** The user of a connection: does what the script says, and nothing else. */
final class Actor implements ConnectionHandler {
  Connection connection;
  boolean open;
  boolean ended;
  boolean paused;
  boolean closesAtEnd;
  CloseReason reason;
  int received;
  private int allowance = Integer.MAX_VALUE;
  private int written;
  private String fault;

  @Override
  public void onOpen(Connection opened) {
    connection = opened;
    open = true;
    opened.readWhileFull(true);
    if (paused) {
      opened.pauseReading();
    }
  }

  @Override
  public int onData(Connection from, byte[] buffer, int offset, int length) {
    int count = Math.min(length, allowance);
    for (int i = 0; i < count; i++) {
      if (buffer[offset + i] != Flow.octet(received + i) && fault == null) {
        fault = "octet " + (received + i) + " is not what was sent";
      }
    }
    received += count;
    if (allowance != Integer.MAX_VALUE) {
      allowance -= count;
      if (allowance == 0) {
        from.pauseReading();
      }
    }
    return count;
  }

  @Override
  public void onEnd(Connection from) {
    ended = true;
    if (closesAtEnd) {
      from.close();
    }
  }

  @Override
  public void onClose(Connection from, CloseReason why) {
    reason = why;
  }

  void pause() {
    paused = true;
    if (connection != null) {
      connection.pauseReading();
    }
  }

  void resume() {
    paused = false;
    allowance = Integer.MAX_VALUE;
    connection.resumeReading();
  }

  void read(int count) {
    allowance = count;
    connection.resumeReading();
  }

  /** Queues octets; tells how many were taken. */
  int write(int count) {
    byte[] octets = new byte[count];
    for (int i = 0; i < count; i++) {
      octets[i] = Flow.octet(written + i);
    }
    int taken = connection.write(octets, 0, count);
    written += taken;
    return taken;
  }

  /** What was wrong with the octets that have come in; null if nothing. */
  String fault() {
    return fault;
  }
}
