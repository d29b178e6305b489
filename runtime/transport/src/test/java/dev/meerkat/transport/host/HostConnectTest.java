// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.host;

import static dev.meerkat.transport.host.Recorder.ascii;
import static dev.meerkat.transport.host.RunningHost.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.Listener;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostConnectTest {
  private static final ConnectionLimits LIMITS = ConnectionLimits.DEFAULT;

  private final RunningHost running = new RunningHost();

  @AfterEach
  void stop() throws Exception {
    running.close();
    assertTrue(running.errors.isEmpty(), running.errors.toString());
  }

  @Test
  void listeningPeer_connectedTo_opensAndTalks() throws Exception {
    Recorder client =
        new Recorder() {
          @Override
          public void onOpen(Connection connection) {
            assertEquals(4, connection.write(ascii("ping"), 0, 4));
            super.onOpen(connection);
          }
        };
    Recorder server = new Recorder();
    Listener listener = running.listen(LIMITS, () -> server);
    running.call(() -> running.host.connect(listener.local(), LIMITS, client));
    Connection connection = await(client.opened);
    running.call(
        () -> {
          connection.close();
          return null;
        });

    assertEquals(CloseReason.ENDED, await(server.closed));
    assertEquals(CloseReason.ENDED, await(client.closed));
    assertEquals("ping", server.data.toString());
  }

  @Test
  void nobodyListens_connectedTo_isRefused() throws Exception {
    int port;
    try (ServerSocket probe = new ServerSocket(0)) {
      port = probe.getLocalPort();
    }
    Recorder client = new Recorder();
    running.call(() -> running.host.connect(Endpoint.loopback(port), LIMITS, client));

    assertEquals(CloseReason.CONNECT_REFUSED, await(client.closed));
    assertFalse(client.opened.isDone());
  }

  @Test
  void fullBacklog_connectedTo_timesOut() throws Exception {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    List<Socket> fillers = new ArrayList<>();
    try (ServerSocket deaf = new ServerSocket(0, 1, loopback)) {
      for (int i = 0; i < 8; i++) {
        Socket filler = new Socket();
        fillers.add(filler);
        try {
          filler.connect(deaf.getLocalSocketAddress(), 50);
        } catch (java.io.IOException full) {
          break;
        }
      }
      Recorder client = new Recorder();
      ConnectionLimits hasty = LIMITS.withConnectNanos(100_000_000);
      running.call(
          () -> running.host.connect(Endpoint.loopback(deaf.getLocalPort()), hasty, client));

      assertEquals(CloseReason.CONNECT_TIMEOUT, await(client.closed));
    } finally {
      for (Socket filler : fillers) {
        filler.close();
      }
    }
  }

  @Test
  void connectingConnection_closedAtOnce_isToldOnceAndNeverOpened() throws Exception {
    CompletableFuture<CloseReason> told = new CompletableFuture<>();
    Recorder client =
        new Recorder() {
          @Override
          public void onClose(Connection connection, CloseReason reason) {
            assertTrue(told.complete(reason));
          }
        };
    Listener listener = running.listen(LIMITS, Recorder::new);
    running.call(
        () -> {
          running.host.connect(listener.local(), LIMITS, client).close();
          return null;
        });

    assertEquals(CloseReason.ABORTED, await(told));
    assertFalse(client.opened.isDone());
  }

  @Test
  void unreachableNetwork_connectedTo_isToldAsSuch() throws Exception {
    Recorder client = new Recorder();
    running.call(() -> running.host.connect(Endpoint.parse("255.255.255.255:9"), LIMITS, client));

    assertTrue(await(client.closed).isConnectFailure());
  }
}
