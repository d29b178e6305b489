// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.host;

import static dev.meerkat.transport.host.Recorder.ascii;
import static dev.meerkat.transport.host.RunningHost.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.ListenerLimits;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostConnectionTest {
  private static final ConnectionLimits LIMITS = ConnectionLimits.DEFAULT;
  private static final long MILLI = 1_000_000;

  private final RunningHost running = new RunningHost();

  @AfterEach
  void stop() throws Exception {
    running.close();
    assertTrue(running.errors.isEmpty(), running.errors.toString());
    assertEquals(0, running.host.bufferedBytes(), "buffers not given back");
  }

  /** Sends back what comes. */
  private static class Echo extends Recorder {
    @Override
    public int onData(Connection connection, byte[] buffer, int offset, int length) {
      return connection.write(buffer, offset, length);
    }
  }

  @Test
  void openConnection_bytesCome_areEchoed() throws Exception {
    Listener listener = running.listen(LIMITS, Echo::new);
    try (Socket peer = RunningHost.peer(listener)) {
      peer.getOutputStream().write(ascii("hello"));

      assertEquals(
          "hello", new String(peer.getInputStream().readNBytes(5), StandardCharsets.US_ASCII));
    }
  }

  @Test
  void openConnection_peerEnds_handlerIsToldAndConnectionEndsInOrder() throws Exception {
    Recorder handler = new Recorder();
    Listener listener = running.listen(LIMITS, () -> handler);
    try (Socket peer = RunningHost.peer(listener)) {
      peer.getOutputStream().write(ascii("last words"));
      peer.shutdownOutput();

      await(handler.ended);
      assertEquals(CloseReason.ENDED, await(handler.closed));
      assertEquals("last words", handler.data.toString());
      assertEquals(-1, peer.getInputStream().read());
    }
  }

  @Test
  void halfClosedByPeer_handlerWrites_peerGetsIt() throws Exception {
    Recorder handler =
        new Recorder() {
          @Override
          public void onEnd(Connection connection) {
            connection.write(ascii("you said " + data), 0, 9 + data.length());
            connection.close();
          }
        };
    Listener listener = running.listen(LIMITS, () -> handler);
    try (Socket peer = RunningHost.peer(listener)) {
      peer.getOutputStream().write(ascii("hi"));
      peer.shutdownOutput();

      assertEquals(
          "you said hi",
          new String(peer.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
      assertEquals(CloseReason.ENDED, await(handler.closed));
    }
  }

  @Test
  void openConnection_outputEnded_peerSeesEndAndCanStillSend() throws Exception {
    Recorder handler =
        new Recorder() {
          @Override
          public void onOpen(Connection connection) {
            connection.write(ascii("bye"), 0, 3);
            connection.endOutput();
            assertFalse(connection.isOpen());
            assertEquals(0, connection.write(ascii("more"), 0, 4));
          }
        };
    Listener listener = running.listen(LIMITS, () -> handler);
    try (Socket peer = RunningHost.peer(listener)) {
      assertEquals(
          "bye", new String(peer.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
      peer.getOutputStream().write(ascii("still here"));
      peer.shutdownOutput();

      assertEquals(CloseReason.ENDED, await(handler.closed));
      assertEquals("still here", handler.data.toString());
    }
  }

  @Test
  void openConnection_closedWithQueuedBytes_peerGetsThemAll() throws Exception {
    byte[] page = new byte[LIMITS.sendBytes()];
    Arrays.fill(page, (byte) 'x');
    Recorder handler =
        new Recorder() {
          @Override
          public void onOpen(Connection connection) {
            assertEquals(page.length, connection.write(page, 0, page.length));
            connection.close();
          }
        };
    Listener listener = running.listen(LIMITS, () -> handler);
    try (Socket peer = RunningHost.peer(listener)) {
      peer.getOutputStream().write(new byte[100_000]);
      assertArrayEquals(page, peer.getInputStream().readNBytes(page.length));
      assertEquals(-1, peer.getInputStream().read());
      peer.shutdownOutput();
      assertEquals(CloseReason.ENDED, await(handler.closed));
    }
  }

  @Test
  void closedConnection_peerNeverEnds_lingerExpires() throws Exception {
    Recorder handler =
        new Recorder() {
          @Override
          public void onOpen(Connection connection) {
            connection.close();
          }
        };
    Listener listener = running.listen(LIMITS.withLingerNanos(30 * MILLI), () -> handler);
    try (Socket peer = RunningHost.peer(listener)) {
      assertEquals(-1, peer.getInputStream().read());
      assertEquals(CloseReason.LINGER_EXPIRED, await(handler.closed));
    }
  }

  @Test
  void openConnection_aborted_peerSeesReset() throws Exception {
    Recorder handler =
        new Recorder() {
          @Override
          public int onData(Connection connection, byte[] buffer, int offset, int length) {
            connection.abort();
            return length;
          }
        };
    Listener listener = running.listen(LIMITS, () -> handler);
    try (Socket peer = RunningHost.peer(listener)) {
      peer.getOutputStream().write(1);

      assertThrows(IOException.class, () -> peer.getInputStream().read());
      assertEquals(CloseReason.ABORTED, await(handler.closed));
    }
  }

  @Test
  void openConnection_peerResets_closesAsReset() throws Exception {
    Recorder handler = new Recorder();
    Listener listener = running.listen(LIMITS, () -> handler);
    Socket peer = RunningHost.peer(listener);
    await(handler.opened);
    peer.setSoLinger(true, 0);
    peer.close();

    assertEquals(CloseReason.RESET, await(handler.closed));
  }

  @Test
  void openConnection_nothingMoves_idleClosesIt() throws Exception {
    Recorder handler = new Recorder();
    Listener listener = running.listen(LIMITS.withIdleNanos(30 * MILLI), () -> handler);
    try (Socket peer = RunningHost.peer(listener)) {
      assertEquals(CloseReason.IDLE, await(handler.closed));
      assertThrows(IOException.class, () -> peer.getInputStream().read());
    }
  }

  @Test
  void idleConnection_handlerKeepsIt_isAskedAgain() throws Exception {
    int[] asked = {0};
    Recorder handler =
        new Recorder() {
          @Override
          public void onIdle(Connection connection) {
            if (++asked[0] == 3) {
              connection.write(ascii("408"), 0, 3);
              connection.close();
            }
          }
        };
    Listener listener = running.listen(LIMITS.withIdleNanos(10 * MILLI), () -> handler);
    try (Socket peer = RunningHost.peer(listener)) {
      assertEquals(
          "408", new String(peer.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
      assertEquals(3, asked[0]);
    }
  }

  @Test
  void receiveBufferFull_nothingConsumed_overflows() throws Exception {
    Recorder handler =
        new Recorder() {
          @Override
          public int onData(Connection connection, byte[] buffer, int offset, int length) {
            return 0;
          }
        };
    Listener listener = running.listen(LIMITS.withReceiveBytes(64), () -> handler);
    try (Socket peer = RunningHost.peer(listener)) {
      peer.getOutputStream().write(new byte[64]);

      assertEquals(CloseReason.OVERFLOW, await(handler.closed));
    }
  }

  @Test
  void overflow_handlerAnswersAndCloses_peerGetsTheAnswer() throws Exception {
    Recorder handler =
        new Recorder() {
          @Override
          public int onData(Connection connection, byte[] buffer, int offset, int length) {
            return 0;
          }

          @Override
          public void onOverflow(Connection connection) {
            connection.write(ascii("431"), 0, 3);
            connection.close();
          }
        };
    Listener listener = running.listen(LIMITS.withReceiveBytes(64), () -> handler);
    try (Socket peer = RunningHost.peer(listener)) {
      peer.getOutputStream().write(new byte[5000]);

      assertEquals(
          "431", new String(peer.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    }
  }

  @Test
  void unconsumedBytes_moreCome_areHandedUpTogether() throws Exception {
    Recorder handler =
        new Recorder() {
          @Override
          public int onData(Connection connection, byte[] buffer, int offset, int length) {
            String text = new String(buffer, offset, length, StandardCharsets.US_ASCII);
            int end = text.lastIndexOf('\n') + 1;
            if (end > 0) {
              connection.write(buffer, offset, end);
            }
            return end;
          }
        };
    Listener listener = running.listen(LIMITS, () -> handler);
    try (Socket peer = RunningHost.peer(listener)) {
      for (byte b : ascii("one\ntwo\n")) {
        peer.getOutputStream().write(b);
      }

      assertEquals(
          "one\ntwo\n", new String(peer.getInputStream().readNBytes(8), StandardCharsets.US_ASCII));
    }
  }

  @Test
  void pausedConnection_resumed_getsWhatWaited() throws Exception {
    Recorder handler =
        new Recorder() {
          private boolean pausedOnce;

          @Override
          public int onData(Connection connection, byte[] buffer, int offset, int length) {
            if (!pausedOnce) {
              pausedOnce = true;
              connection.pauseReading();
              assertTrue(connection.loop().submit(connection::resumeReading));
              return 0;
            }
            return super.onData(connection, buffer, offset, length);
          }
        };
    Listener listener = running.listen(LIMITS, () -> handler);
    try (Socket peer = RunningHost.peer(listener)) {
      peer.getOutputStream().write(ascii("waited"));
      peer.shutdownOutput();

      await(handler.closed);
      assertEquals("waited", handler.data.toString());
    }
  }

  @Test
  void upgrade_handlerReplacedWithBytesLeft_nextHandlerGetsThem() throws Exception {
    Recorder second = new Recorder();
    Recorder first =
        new Recorder() {
          @Override
          public int onData(Connection connection, byte[] buffer, int offset, int length) {
            connection.handler(second);
            return 3;
          }
        };
    Listener listener = running.listen(LIMITS, () -> first);
    try (Socket peer = RunningHost.peer(listener)) {
      peer.getOutputStream().write(ascii("oldnew"));
      peer.shutdownOutput();

      assertEquals(CloseReason.ENDED, await(second.closed));
      assertEquals("new", second.data.toString());
    }
  }

  @Test
  void oneTurn_bytesWrittenInPlace_arrive() throws Exception {
    Recorder handler =
        new Recorder() {
          @Override
          public void onOpen(Connection connection) {
            assertTrue(connection.reserve(5));
            System.arraycopy(
                ascii("place"), 0, connection.sendBuffer(), connection.sendOffset(), 5);
            connection.commit(5);
            assertThrows(
                IllegalArgumentException.class,
                () -> connection.reserve(connection.sendCapacity() + 1));
            connection.close();
          }
        };
    Listener listener = running.listen(LIMITS, () -> handler);
    try (Socket peer = RunningHost.peer(listener)) {
      assertEquals(
          "place", new String(peer.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    }
  }

  @Test
  void ipv6Loopback_listenedOn_connects() throws Exception {
    Recorder server = new Recorder();
    Recorder client = new Recorder();
    Listener listener =
        running.call(
            () ->
                running.host.listen(
                    Endpoint.parse("[::1]:0"),
                    ListenerLimits.DEFAULT,
                    LIMITS,
                    connection -> server));
    running.call(() -> running.host.connect(listener.local(), LIMITS, client));

    assertEquals(listener.local(), await(client.opened).remote());
    assertEquals(await(client.opened).local(), await(server.opened).remote());
  }
}
