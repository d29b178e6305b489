// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.host;

import static dev.meerkat.transport.host.RunningHost.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.loop.LoopLimits;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.ListenerLimits;
import dev.meerkat.transport.TransportCounter;
import dev.meerkat.transport.TransportException;
import dev.meerkat.transport.TransportException.Reason;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HostListenerTest {
  private static final ConnectionLimits LIMITS = ConnectionLimits.DEFAULT;

  @Test
  void portInUse_listenedOnAgain_isOneClearLine() throws Exception {
    try (RunningHost running = new RunningHost()) {
      Listener first = running.listen(LIMITS, Recorder::new);

      TransportException refused =
          assertThrows(
              TransportException.class,
              () -> running.host.listen(first.local(), ListenerLimits.DEFAULT, LIMITS, c -> null));

      assertEquals(Reason.ADDRESS_IN_USE, refused.reason());
      assertEquals(
          "cannot listen on " + first.local() + ": port " + first.local().port() + " is in use",
          refused.getMessage());
    }
  }

  @Test
  void anyAddress_listenedOn_takesIpv4PeersByTheirIpv4Address() throws Exception {
    try (RunningHost running = new RunningHost()) {
      Recorder handler = new Recorder();
      Listener listener =
          running.call(
              () ->
                  running.host.listen(
                      Endpoint.anyAddress(0), ListenerLimits.DEFAULT, LIMITS, c -> handler));
      try (Socket peer = RunningHost.peer(listener)) {
        assertEquals("127.0.0.1:" + peer.getLocalPort(), await(handler.opened).remote().toString());
      }
    }
  }

  @Test
  void addressOfAnother_listenedOn_isRefused() throws Exception {
    try (RunningHost running = new RunningHost()) {
      TransportException refused =
          assertThrows(
              TransportException.class,
              () ->
                  running.host.listen(
                      Endpoint.parse("192.0.2.1:0"), ListenerLimits.DEFAULT, LIMITS, c -> null));

      assertEquals(Reason.ADDRESS_NOT_LOCAL, refused.reason());
    }
  }

  @Test
  void acceptorThatRefuses_connection_isReset() throws Exception {
    try (RunningHost running = new RunningHost()) {
      Listener listener = running.listen(LIMITS, () -> null);
      try (Socket peer = RunningHost.peer(listener)) {
        assertThrows(IOException.class, () -> peer.getInputStream().read());
      }
      assertEquals(
          1, running.call(() -> running.host.counters().get(TransportCounter.ACCEPT_REFUSED)));
      assertEquals(0, running.call(listener::connections));
    }
  }

  @Test
  void acceptorThatThrows_connection_isResetAndLoopLives() throws Exception {
    try (RunningHost running = new RunningHost()) {
      Listener listener =
          running.listen(
              ListenerLimits.DEFAULT,
              LIMITS,
              connection -> {
                throw new IllegalStateException("no handler today");
              });
      try (Socket peer = RunningHost.peer(listener)) {
        assertThrows(IOException.class, () -> peer.getInputStream().read());
      }
      assertEquals("ok", running.call(() -> "ok"));
      assertEquals(1, running.errors.size());
    }
  }

  @Test
  void limitOfConnections_reached_nextIsAcceptedWhenOneEnds() throws Exception {
    List<Recorder> handlers = new ArrayList<>();
    try (RunningHost running = new RunningHost()) {
      Listener listener =
          running.listen(
              ListenerLimits.DEFAULT.withConnections(2),
              LIMITS,
              connection -> {
                Recorder handler = new Recorder();
                handlers.add(handler);
                return handler;
              });
      Socket first = RunningHost.peer(listener);
      Socket second = RunningHost.peer(listener);
      Socket third = RunningHost.peer(listener);
      second.getOutputStream().write(1);
      while (running.call(listener::connections) < 2) {
        Thread.onSpinWait();
      }
      assertEquals(2, running.call(handlers::size));

      first.close();
      third.getOutputStream().write(1);
      while (running.call(handlers::size) < 3) {
        Thread.onSpinWait();
      }
      assertEquals(CloseReason.ENDED, await(handlers.get(0).closed));
      assertEquals(2, running.call(listener::connections));
      second.close();
      third.close();
    }
  }

  @Test
  void thousandIdleConnections_open_holdNoBuffers() throws Exception {
    int count = 1000;
    CountDownLatch said = new CountDownLatch(count);
    try (RunningHost running = new RunningHost()) {
      Listener listener =
          running.listen(
              LIMITS,
              () ->
                  new ConnectionHandler() {
                    @Override
                    public int onData(Connection connection, byte[] b, int offset, int length) {
                      said.countDown();
                      return length;
                    }
                  });
      List<Socket> peers = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Socket peer = RunningHost.peer(listener);
        peer.getOutputStream().write(1);
        peers.add(peer);
      }

      assertTrue(said.await(RunningHost.PATIENCE_SECONDS, TimeUnit.SECONDS));
      assertEquals(count, running.call(listener::connections));
      assertEquals(0, running.call(running.host::bufferedBytes));
      for (Socket peer : peers) {
        peer.close();
      }
    }
  }

  @Test
  void handlerThatThrows_anywhere_losesItsConnectionAlone() throws Exception {
    try (RunningHost running = new RunningHost()) {
      Listener listener =
          running.listen(
              LIMITS,
              () -> {
                Recorder handler =
                    new Recorder() {
                      @Override
                      public int onData(Connection connection, byte[] b, int offset, int length) {
                        if (b[offset] == 'x') {
                          throw new IllegalStateException("x");
                        }
                        return b[offset] == 'y' ? length + 1 : connection.write(b, offset, length);
                      }
                    };
                return handler;
              });
      try (Socket good = RunningHost.peer(listener);
          Socket bad = RunningHost.peer(listener);
          Socket greedy = RunningHost.peer(listener)) {
        good.getOutputStream().write('a');
        assertEquals('a', good.getInputStream().read());
        bad.getOutputStream().write('x');
        greedy.getOutputStream().write('y');

        assertThrows(IOException.class, () -> bad.getInputStream().read());
        assertThrows(IOException.class, () -> greedy.getInputStream().read());
        good.getOutputStream().write('b');
        assertEquals('b', good.getInputStream().read());
        assertEquals(2, running.errors.size());
        assertEquals(
            2, running.call(() -> running.host.counters().get(CloseReason.HANDLER_FAILED)));
      }
    }
  }

  @Test
  void listenerClosed_newPeer_isRefusedAndOldConnectionLives() throws Exception {
    try (RunningHost running = new RunningHost()) {
      Listener listener =
          running.listen(
              LIMITS,
              () ->
                  new ConnectionHandler() {
                    @Override
                    public int onData(Connection connection, byte[] b, int offset, int length) {
                      return connection.write(b, offset, length);
                    }
                  });
      try (Socket old = RunningHost.peer(listener)) {
        old.getOutputStream().write('a');
        assertEquals('a', old.getInputStream().read());
        running.call(
            () -> {
              listener.close();
              return null;
            });
        running.call(() -> null);

        assertThrows(IOException.class, () -> RunningHost.peer(listener).getInputStream().read());
        old.getOutputStream().write('b');
        assertEquals('b', old.getInputStream().read());
      }
    }
  }

  @Test
  void hostClosed_openConnections_areTold() throws Exception {
    Recorder handler = new Recorder();
    Socket peer;
    try (RunningHost running = new RunningHost()) {
      peer = RunningHost.peer(running.listen(LIMITS, () -> handler));
      await(handler.opened);
    }

    assertEquals(CloseReason.LOOP_CLOSED, await(handler.closed));
    assertEquals(-1, peer.getInputStream().read());
    peer.close();
  }

  @Test
  void taskQueueFull_submit_isRefusedAndTheQueuedRun() throws Exception {
    LoopLimits fourTasks = new LoopLimits(4, 2, 4096, 1_000_000, 0);
    try (RunningHost running = new RunningHost(fourTasks, HostLimits.DEFAULT)) {
      CountDownLatch inside = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      CountDownLatch ran = new CountDownLatch(4);
      assertTrue(
          running
              .host
              .loop()
              .submit(
                  () -> {
                    inside.countDown();
                    try {
                      goOn.await();
                    } catch (InterruptedException stop) {
                      Thread.currentThread().interrupt();
                    }
                  }));
      assertTrue(inside.await(RunningHost.PATIENCE_SECONDS, TimeUnit.SECONDS));
      int accepted = 0;
      while (running.host.loop().submit(ran::countDown)) {
        accepted++;
      }
      goOn.countDown();

      assertEquals(4, accepted);
      assertTrue(ran.await(RunningHost.PATIENCE_SECONDS, TimeUnit.SECONDS));
    }
  }

  @Test
  void manyThreads_submit_everyTaskRunsOnTheLoop() throws Exception {
    try (RunningHost running = new RunningHost()) {
      int threads = 4;
      int each = 2000;
      CountDownLatch ran = new CountDownLatch(threads * each);
      List<Thread> submitters = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Thread submitter =
            new Thread(
                () -> {
                  for (int k = 0; k < each; k++) {
                    while (!running.host.loop().submit(ran::countDown)) {
                      Thread.onSpinWait();
                    }
                  }
                });
        submitters.add(submitter);
        submitter.start();
      }

      assertTrue(ran.await(RunningHost.PATIENCE_SECONDS, TimeUnit.SECONDS));
      for (Thread submitter : submitters) {
        submitter.join();
      }
      assertNotEquals(Thread.currentThread(), running.call(Thread::currentThread));
    }
  }
}
