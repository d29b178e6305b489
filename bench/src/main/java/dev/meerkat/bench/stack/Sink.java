// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.stack;

import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;

/** Counts what comes and forgets it. */
final class Sink implements ConnectionHandler {
  private long received;

  /** Octets that have come. */
  long received() {
    return received;
  }

  @Override
  public int onData(Connection connection, byte[] buffer, int offset, int length) {
    received += length;
    return length;
  }
}
