// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;

/** One stream of known octets each way: what comes must be it, from its beginning. */
final class StreamWitness implements ConnectionHandler {
  private Connection connection;
  private long received;
  private long written;
  private boolean ended;
  private boolean closed;
  private boolean isChecked;

  /** Octet of the stream, of either direction. */
  static byte octet(long index) {
    return (byte) (index * 31 ^ index >> 7);
  }

  /** From now on what comes must be the stream. */
  StreamWitness checked() {
    isChecked = true;
    return this;
  }

  /** The user's side of a connection that is open; null before and after. */
  Connection connection() {
    return closed ? null : connection;
  }

  /** Whether nobody has used it yet. */
  boolean isFresh() {
    return connection == null && !closed;
  }

  boolean isClosed() {
    return closed;
  }

  /** Octets that were taken to be sent. */
  long written() {
    return written;
  }

  void write(int count) {
    byte[] octets = new byte[count];
    for (int i = 0; i < count; i++) {
      octets[i] = octet(written + i);
    }
    written += connection.write(octets, 0, count);
  }

  @Override
  public void onOpen(Connection opened) {
    Claim.holds(connection == null, () -> "opened twice");
    connection = opened;
  }

  @Override
  public int onData(Connection from, byte[] buffer, int offset, int length) {
    Claim.holds(!ended && !closed, () -> "octets behind the end");
    for (int i = 0; i < length && isChecked; i++) {
      long index = received + i;
      Claim.same(octet(index), buffer[offset + i], () -> "octet " + index);
    }
    received += length;
    return length;
  }

  @Override
  public void onEnd(Connection from) {
    Claim.holds(!ended, () -> "ended twice");
    ended = true;
    from.close();
  }

  @Override
  public void onClose(Connection over, CloseReason reason) {
    Claim.holds(!closed, () -> "closed twice");
    closed = true;
  }
}
