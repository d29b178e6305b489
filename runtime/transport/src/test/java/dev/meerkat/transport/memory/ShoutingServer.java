// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.ListenerLimits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A network with a server that shouts, and a journal; after each test nothing is left behind. */
abstract class ShoutingServer {
  static final long SECOND = 1_000_000_000L;
  static final ConnectionLimits LIMITS =
      new ConnectionLimits(64, 32, 60 * SECOND, 10 * SECOND, 2 * SECOND);

  final List<String> journal = new ArrayList<>();
  final List<Throwable> errors = new ArrayList<>();
  final MemoryTransport network = new MemoryTransport((source, failure) -> errors.add(failure));

  @AfterEach
  final void everythingIsGivenBack() {
    network.close();
    assertEquals(0, network.bufferedBytes());
    assertEquals(List.of(), errors);
  }

  /** Writes down its calls; consumes whole lines and answers each in upper case. */
  class Shouter implements ConnectionHandler {
    @Override
    public void onOpen(Connection connection) {
      journal.add("open");
    }

    @Override
    public int onData(Connection connection, byte[] buffer, int offset, int length) {
      int consumed = 0;
      for (int i = 0; i < length; i++) {
        if (buffer[offset + i] == '\n') {
          int size = i + 1 - consumed;
          if (!connection.reserve(size)) {
            return consumed;
          }
          for (int k = 0; k < size; k++) {
            connection.sendBuffer()[connection.sendOffset() + k] =
                (byte) Character.toUpperCase(buffer[offset + consumed + k]);
          }
          connection.commit(size);
          consumed += size;
        }
      }
      return consumed;
    }

    @Override
    public void onEnd(Connection connection) {
      journal.add("end");
      connection.close();
    }

    @Override
    public void onClose(Connection connection, CloseReason reason) {
      journal.add("close " + reason);
    }
  }

  final Listener listen(ConnectionHandler handler) {
    return network.listen(Endpoint.loopback(80), ListenerLimits.DEFAULT, LIMITS, c -> handler);
  }
}
