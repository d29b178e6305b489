// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import dev.meerkat.core.codec.Ascii;
import dev.meerkat.transport.Connection;
import java.io.IOException;

/**
 * The part of a response's body that is not yet in the send buffer: octets of an array, or a source
 * that is still read, plainly or in chunks.
 */
final class ResponseBody {
  private static final byte[] LAST_CHUNK = Ascii.bytes("0\r\n\r\n");
  private static final int CHUNK_HEAD = 6;
  private static final int CHUNK_FRAME = CHUNK_HEAD + 2;
  private static final int LEAST_ROOM = 1024;
  private static final int MOST_CHUNK = 0xFFFF;

  private byte[] octets;
  private int offset;
  private int remaining;
  private BodySource source;
  private long sourceRemaining;
  private boolean chunked;

  /** Everything has been handed to the connection. */
  boolean isDone() {
    return remaining == 0 && source == null;
  }

  void start(byte[] content, int from, int length) {
    octets = content;
    offset = from;
    remaining = length;
  }

  /**
   * Starts with a source.
   *
   * @param length octets it will give, or -1 for until it ends
   */
  void start(BodySource newSource, long length, boolean inChunks) {
    source = newSource;
    sourceRemaining = length;
    chunked = inChunks;
  }

  /** Copies what remains when it lies in a buffer that will not stay. */
  void detachFrom(byte[] passing) {
    if (remaining > 0 && octets == passing) {
      octets = java.util.Arrays.copyOfRange(octets, offset, offset + remaining);
      offset = 0;
    }
  }

  /**
   * Hands over as much as there is room for.
   *
   * @throws IOException when the source fails or ends too early
   */
  void pump(Connection connection) throws IOException {
    if (remaining > 0) {
      int accepted = connection.write(octets, offset, remaining);
      offset += accepted;
      remaining -= accepted;
      if (remaining == 0) {
        octets = null;
      }
    }
    while (source != null && connection.reserve(LEAST_ROOM)) {
      if (chunked) {
        pumpChunk(connection);
      } else {
        pumpPlain(connection);
      }
    }
  }

  /** Lets go of everything, at the end or before it. */
  void release() {
    octets = null;
    remaining = 0;
    BodySource old = source;
    source = null;
    if (old != null) {
      try {
        old.close();
      } catch (IOException ignored) {
        // Nothing more can be done for a file that does not close.
      }
    }
  }

  private void pumpPlain(Connection connection) throws IOException {
    int room = connection.sendRoom();
    int most = sourceRemaining < 0 ? room : (int) Math.min(room, sourceRemaining);
    int read = most == 0 ? -1 : source.read(connection.sendBuffer(), connection.sendOffset(), most);
    if (read < 0) {
      if (sourceRemaining > 0) {
        throw new IOException("the content ended " + sourceRemaining + " bytes early");
      }
      release();
      return;
    }
    connection.commit(read);
    if (sourceRemaining >= 0) {
      sourceRemaining -= read;
      if (sourceRemaining == 0) {
        release();
      }
    }
  }

  /** One chunk: its size in four digits, the line end, the octets, the line end. */
  private void pumpChunk(Connection connection) throws IOException {
    byte[] to = connection.sendBuffer();
    int from = connection.sendOffset();
    int most = Math.min(connection.sendRoom() - CHUNK_FRAME, MOST_CHUNK);
    int read = source.read(to, from + CHUNK_HEAD, most);
    if (read < 0) {
      System.arraycopy(LAST_CHUNK, 0, to, from, LAST_CHUNK.length);
      connection.commit(LAST_CHUNK.length);
      release();
      return;
    }
    for (int i = 0; i < 4; i++) {
      to[from + i] = (byte) Character.forDigit(read >> 12 - 4 * i & 15, 16);
    }
    to[from + 4] = '\r';
    to[from + 5] = '\n';
    to[from + CHUNK_HEAD + read] = '\r';
    to[from + CHUNK_HEAD + read + 1] = '\n';
    connection.commit(read + CHUNK_FRAME);
  }
}
