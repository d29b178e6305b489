// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.stack;

import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.ListenerLimits;

/** One connection that asks with 64 octets, waits for 64, and asks again. */
final class Echoes {
  private static final int OCTETS = 64;

  private final Asker asker = new Asker();

  /** Connects. */
  Echoes(MemoryHosts hosts) {
    ConnectionLimits limits = ConnectionLimits.DEFAULT.withIdleNanos(0);
    hosts.server().listen(MemoryHosts.SERVER, ListenerLimits.DEFAULT, limits, c -> new Answerer());
    hosts.client().connect(MemoryHosts.SERVER, limits, asker);
    hosts.until(() -> asker.answers > 0, "the first answer");
  }

  /** Answers that have come. */
  long answers() {
    return asker.answers;
  }

  private static final class Asker implements ConnectionHandler {
    private final byte[] question = new byte[OCTETS];
    long answers;

    @Override
    public void onOpen(Connection connection) {
      connection.write(question, 0, OCTETS);
    }

    @Override
    public int onData(Connection connection, byte[] buffer, int offset, int length) {
      if (length < OCTETS) {
        return 0;
      }
      answers++;
      connection.write(question, 0, OCTETS);
      return OCTETS;
    }
  }

  private static final class Answerer implements ConnectionHandler {
    @Override
    public int onData(Connection connection, byte[] buffer, int offset, int length) {
      return connection.write(buffer, offset, length);
    }
  }
}
