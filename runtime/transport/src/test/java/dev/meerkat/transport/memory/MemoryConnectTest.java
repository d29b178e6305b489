// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.ListenerLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connecting to who does not take it. */
class MemoryConnectTest extends ShoutingServer {
  @Test
  void nobodyListens_connect_isRefusedAfterTheCall() {
    Connection connection = network.connect(Endpoint.loopback(81), LIMITS, new Shouter());
    assertEquals(List.of(), journal);
    network.settle();

    assertEquals(List.of("close CONNECT_REFUSED"), journal);
    assertFalse(connection.isOpen());
  }

  @Test
  void silentListener_connect_timesOut() {
    ListenerLimits full = new ListenerLimits(1, 1, 1, SECOND);
    Listener listener =
        network.listen(
            Endpoint.loopback(80), full, LIMITS.withIdleNanos(0), c -> new ConnectionHandler() {});
    network.peer(listener);
    network.settle();
    network.peer(listener);
    network.settle();
    network.connect(listener.local(), LIMITS, new Shouter());
    network.pass(9 * SECOND);
    assertEquals(List.of(), journal);
    network.pass(2 * SECOND);

    assertEquals(List.of("close CONNECT_TIMEOUT"), journal);
  }

  @Test
  void listenerClosed_waitingClient_isRefused() {
    Listener listener = listen(new Shouter());
    network.connect(listener.local(), LIMITS, new Shouter());
    listener.close();
    network.settle();

    assertEquals(List.of("close CONNECT_REFUSED"), journal);
  }
}
