// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.serial;

import java.util.Objects;

/** Octets that come in over a line, which is asked for as many at once as there are. */
final class LineInput implements AutoCloseable {
  private static final int CHUNK = 2048;

  private final ByteLine line;
  private final byte[] chunk = new byte[CHUNK];
  private int at;
  private int end;
  private boolean closed;

  LineInput(ByteLine line) {
    this.line = Objects.requireNonNull(line, "line");
  }

  /** Whether there is an octet now. */
  boolean hasOctet() {
    if (at == end && !closed) {
      at = 0;
      end = Math.max(0, line.read(chunk, 0, chunk.length));
    }
    return at < end;
  }

  /** The next octet; there is one. */
  int next() {
    return chunk[at++] & 0xFF;
  }

  /** Gives the line back; what has come in and was not taken is lost. */
  @Override
  public void close() {
    closed = true;
    end = at;
    line.close();
  }
}
