// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.stack;

import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.ListenerLimits;

/** One connection that sends as much as it can, to one that reads and forgets. */
final class Bulk {
  private static final int BUFFERS = 256 << 10;

  private final Source source = new Source();
  private final Sink sink = new Sink();

  /** Connects. */
  Bulk(MemoryHosts hosts) {
    ConnectionLimits limits =
        ConnectionLimits.DEFAULT.withIdleNanos(0).withReceiveBytes(BUFFERS).withSendBytes(BUFFERS);
    hosts.server().listen(MemoryHosts.SERVER, ListenerLimits.DEFAULT, limits, c -> sink);
    hosts.client().connect(MemoryHosts.SERVER, limits, source);
    hosts.until(() -> sink.received > 0, "the first octets");
  }

  /** Octets that have come. */
  long received() {
    return sink.received;
  }

  private static final class Source implements ConnectionHandler {
    private final byte[] octets = new byte[64 << 10];

    @Override
    public void onOpen(Connection connection) {
      onWritable(connection);
    }

    @Override
    public void onWritable(Connection connection) {
      while (connection.write(octets, 0, octets.length) == octets.length) {
        // as long as there is room
      }
    }
  }

  private static final class Sink implements ConnectionHandler {
    long received;

    @Override
    public int onData(Connection connection, byte[] buffer, int offset, int length) {
      received += length;
      return length;
    }
  }
}
