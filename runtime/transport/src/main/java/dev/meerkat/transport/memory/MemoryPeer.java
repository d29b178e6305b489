// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.memory;

import dev.meerkat.transport.stream.StreamSocket;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The far end of a connection, moved by hand.
 *
 * <p>It reads whatever comes, at every turn, unless {@link #stopReading} was called: then the
 * window fills. Nothing it does takes effect before the loop turns.
 */
public final class MemoryPeer {
  private final MemoryPipe toThem;
  private final MemoryPipe fromThem;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final byte[] scratch = new byte[4096];
  private boolean reading = true;
  private boolean sawEnd;
  private boolean sawReset;

  MemoryPeer(MemoryPipe toThem, MemoryPipe fromThem) {
    this.toThem = toThem;
    this.fromThem = fromThem;
  }

  /**
   * Sends bytes.
   *
   * @return how many the window took
   */
  public int send(byte[] source, int offset, int length) {
    return Math.max(0, toThem.write(source, offset, length));
  }

  /**
   * Sends text, one byte a character; all of it.
   *
   * @throws IllegalStateException if it does not fit in the window: the loop must turn first
   */
  public void send(String latin1) {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    int sent = send(bytes, 0, bytes.length);
    if (sent < bytes.length && !toThem.isBroken()) {
      throw new IllegalStateException("the window took " + sent + " of " + bytes.length);
    }
  }

  /** Sends no more; still reads. */
  public void endOutput() {
    toThem.end();
  }

  /** Breaks the connection off, both ways. */
  public void reset() {
    toThem.breakOff();
    fromThem.breakOff();
  }

  public void stopReading() {
    reading = false;
  }

  public void resumeReading() {
    reading = true;
  }

  /** Everything received so far, one character a byte. */
  public String received() {
    return received.toString(StandardCharsets.ISO_8859_1);
  }

  /** Everything received so far; begins anew. */
  public byte[] take() {
    byte[] all = received.toByteArray();
    received.reset();
    return all;
  }

  /** The other side has ended in order. */
  public boolean hasEnded() {
    return sawEnd;
  }

  /** The other side has reset the connection. */
  public boolean isReset() {
    return sawReset;
  }

  /** Bytes sent and not yet taken by the other side. */
  public int unread() {
    return toThem.length();
  }

  /** Nothing more will be read. */
  boolean isOver() {
    return sawEnd || sawReset;
  }

  void read() {
    while (reading) {
      int count = fromThem.read(scratch, 0, scratch.length);
      sawEnd |= count == StreamSocket.END;
      sawReset |= count == StreamSocket.BROKEN;
      if (count <= 0) {
        return;
      }
      received.write(scratch, 0, count);
    }
  }
}
