// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.host;

import static dev.meerkat.transport.host.Recorder.ascii;
import static dev.meerkat.transport.host.RunningHost.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.DatagramLimits;
import dev.meerkat.transport.Datagrams;
import dev.meerkat.transport.TransportCounter;
import dev.meerkat.transport.TransportException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostDatagramsTest {
  private static final DatagramLimits LIMITS = DatagramLimits.DEFAULT;

  private final RunningHost running = new RunningHost();

  @AfterEach
  void stop() throws Exception {
    running.close();
  }

  private static final class Echo implements DatagramHandler {
    @Override
    public void onDatagram(Datagrams port, Endpoint source, byte[] b, int offset, int length) {
      if (b[offset] == 'x') {
        throw new IllegalStateException("x");
      }
      assertTrue(port.send(source, b, offset, length));
    }
  }

  private static final class Waiting implements DatagramHandler {
    final CompletableFuture<String> first = new CompletableFuture<>();
    final CompletableFuture<Void> closed = new CompletableFuture<>();

    @Override
    public void onDatagram(Datagrams port, Endpoint source, byte[] b, int offset, int length) {
      first.complete(source + " " + new String(b, offset, length, StandardCharsets.US_ASCII));
    }

    @Override
    public void onClose(Datagrams port) {
      closed.complete(null);
    }
  }

  private Datagrams bind(String local, DatagramHandler handler) throws Exception {
    return running.call(() -> running.host.bind(Endpoint.parse(local), LIMITS, handler));
  }

  @Test
  void boundPort_datagramComes_isAnsweredToItsSource() throws Exception {
    Datagrams server = bind("127.0.0.1:0", new Echo());
    Waiting waiting = new Waiting();
    Datagrams client = bind("127.0.0.1:0", waiting);
    running.call(() -> client.send(server.local(), ascii("hello"), 0, 5));

    assertEquals(server.local() + " hello", await(waiting.first));
  }

  @Test
  void connectedPort_nobodyThere_isTold() throws Exception {
    Datagrams gone = bind("127.0.0.1:0", new Echo());
    Endpoint nobody = gone.local();
    running.call(
        () -> {
          gone.close();
          return null;
        });
    CompletableFuture<Void> told = new CompletableFuture<>();
    Datagrams client =
        bind(
            "127.0.0.1:0",
            new DatagramHandler() {
              @Override
              public void onUnreachable(Datagrams port) {
                told.complete(null);
              }
            });
    running.call(
        () -> {
          client.connect(nobody);
          return client.send(nobody, ascii("hello"), 0, 5);
        });

    await(told);
  }

  @Test
  void ipv6Port_datagramComes_isAnswered() throws Exception {
    Datagrams server = bind("[::1]:0", new Echo());
    Waiting waiting = new Waiting();
    Datagrams client = bind("[::1]:0", waiting);
    running.call(() -> client.send(server.local(), ascii("six"), 0, 3));

    assertEquals(server.local() + " six", await(waiting.first));
  }

  @Test
  void datagramAboveTheLimit_comes_isDroppedAndCounted() throws Exception {
    Datagrams server = bind("127.0.0.1:0", new Echo());
    Waiting waiting = new Waiting();
    Datagrams client = bind("127.0.0.1:0", waiting);
    byte[] large = new byte[LIMITS.receiveBytes() + 1];
    running.call(() -> client.send(server.local(), large, 0, large.length));
    running.call(() -> client.send(server.local(), ascii("small"), 0, 5));

    assertEquals(server.local() + " small", await(waiting.first));
    assertEquals(
        1, running.call(() -> running.host.counters().get(TransportCounter.DATAGRAMS_TOO_LARGE)));
  }

  @Test
  void handlerThatThrows_nextDatagram_isDelivered() throws Exception {
    Datagrams server = bind("127.0.0.1:0", new Echo());
    Waiting waiting = new Waiting();
    Datagrams client = bind("127.0.0.1:0", waiting);
    running.call(() -> client.send(server.local(), ascii("x"), 0, 1));
    running.call(() -> client.send(server.local(), ascii("ok"), 0, 2));

    assertEquals(server.local() + " ok", await(waiting.first));
    assertEquals(1, running.errors.size());
  }

  @Test
  void hugeDatagram_sent_isLostAndCounted() throws Exception {
    Datagrams port = bind("127.0.0.1:0", new Echo());
    byte[] huge = new byte[70_000];

    assertTrue(running.call(() -> port.send(port.local(), huge, 0, huge.length)));
    assertEquals(
        1, running.call(() -> running.host.counters().get(TransportCounter.DATAGRAMS_LOST)));
  }

  @Test
  void closedPort_sentOn_refusesAndHandlerIsTold() throws Exception {
    Waiting waiting = new Waiting();
    Datagrams port = bind("127.0.0.1:0", waiting);
    running.call(
        () -> {
          port.close();
          return null;
        });

    await(waiting.closed);
    assertFalse(running.call(() -> port.send(port.local(), ascii("x"), 0, 1)));
  }

  @Test
  void portInUse_bound_isOneClearLine() throws Exception {
    Datagrams port = bind("127.0.0.1:0", new Echo());

    TransportException refused =
        assertThrows(
            TransportException.class, () -> running.host.bind(port.local(), LIMITS, new Echo()));

    assertEquals(
        "cannot bind on " + port.local() + ": port " + port.local().port() + " is in use",
        refused.getMessage());
  }
}
