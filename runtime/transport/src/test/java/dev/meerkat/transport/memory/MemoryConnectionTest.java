// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.ListenerLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryConnectionTest {
  private static final long SECOND = 1_000_000_000L;
  private static final ConnectionLimits LIMITS =
      new ConnectionLimits(64, 32, 60 * SECOND, 10 * SECOND, 2 * SECOND);

  private final List<String> journal = new ArrayList<>();
  private final List<Throwable> errors = new ArrayList<>();
  private final MemoryTransport network =
      new MemoryTransport((source, failure) -> errors.add(failure));

  @AfterEach
  void everythingIsGivenBack() {
    network.close();
    assertEquals(0, network.bufferedBytes());
    assertEquals(List.of(), errors);
  }

  /** Writes down its calls; consumes whole lines and answers each in upper case. */
  private class Shouter implements ConnectionHandler {
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

  private Listener listen(ConnectionHandler handler) {
    return network.listen(Endpoint.loopback(80), ListenerLimits.DEFAULT, LIMITS, c -> handler);
  }

  @Test
  void anySegmentSize_sameBytes_giveTheSameAnswer() {
    String input = "one\ntwo\n" + "x".repeat(20) + "\n\n\nlast line\n";
    for (int segment : new int[] {1, 2, 3, 7, 31, 1000}) {
      MemoryTransport net = new MemoryTransport((source, failure) -> errors.add(failure));
      net.segmentBytes(segment);
      Listener listener =
          net.listen(Endpoint.loopback(80), ListenerLimits.DEFAULT, LIMITS, c -> new Shouter());
      MemoryPeer peer = net.peer(listener);
      peer.send(input);
      peer.endOutput();
      net.settle();

      assertEquals(input.toUpperCase(Locale.ROOT), peer.received(), "segments of " + segment);
      assertTrue(peer.hasEnded());
      assertEquals(0, net.bufferedBytes());
    }
  }

  @Test
  void lentArray_anySegmentSize_leavesBehindWhatWasQueued() {
    String content = "0123456789".repeat(20);
    byte[] lasting = content.getBytes(StandardCharsets.US_ASCII);
    ConnectionHandler lender =
        new ConnectionHandler() {
          @Override
          public void onOpen(Connection connection) {
            connection.write(new byte[] {'<'}, 0, 1);
            assertTrue(connection.lend(lasting, 0, lasting.length));
            connection.close();
            assertFalse(connection.lend(lasting, 0, lasting.length));
          }
        };
    for (int segment : new int[] {1, 3, 7, 1000}) {
      MemoryTransport net = new MemoryTransport((source, failure) -> errors.add(failure));
      net.segmentBytes(segment);
      MemoryPeer peer =
          net.peer(net.listen(Endpoint.loopback(80), ListenerLimits.DEFAULT, LIMITS, c -> lender));
      net.settle();

      assertEquals("<" + content, peer.received(), "segments of " + segment);
      assertTrue(peer.hasEnded());
      assertEquals(0, net.bufferedBytes());
    }
  }

  @Test
  void peerThatDoesNotRead_answersDoNotFit_requestsWaitAndNothingIsLost() {
    network.window(16);
    MemoryPeer peer = network.peer(listen(new Shouter()));
    peer.stopReading();
    StringBuilder input = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      String line = "line " + i + "\n";
      input.append(line);
      byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
      for (byte b : bytes) {
        network.settle();
        if (peer.send(new byte[] {b}, 0, 1) == 0) {
          peer.resumeReading();
          network.settle();
          assertEquals(1, peer.send(new byte[] {b}, 0, 1));
          peer.stopReading();
        }
      }
    }
    peer.endOutput();
    peer.resumeReading();
    network.settle();

    assertEquals(input.toString().toUpperCase(Locale.ROOT), peer.received());
    assertEquals(List.of("open", "end", "close ENDED"), journal);
  }

  @Test
  void peerThatDoesNotRead_everythingFull_isBoundedAndEndsIdle() {
    network.window(16);
    MemoryPeer peer = network.peer(listen(new Shouter()));
    peer.stopReading();
    int taken = 0;
    for (int i = 0; i < 1000; i++) {
      taken += peer.send(new byte[] {'\n'}, 0, 1);
      network.settle();
    }

    assertTrue(taken <= 64 + 32 + 16 + 16, "taken " + taken);
    network.pass(59 * SECOND);
    assertEquals(List.of("open"), journal);
    network.pass(2 * SECOND);
    assertEquals(List.of("open", "close IDLE"), journal);
  }

  @Test
  void lineLongerThanTheBuffer_overflows() {
    MemoryPeer peer = network.peer(listen(new Shouter()));
    peer.send("x".repeat(64));
    network.settle();

    assertEquals(List.of("open", "close OVERFLOW"), journal);
    assertTrue(peer.isReset());
  }

  @Test
  void fullBufferOfWholeLines_isNoOverflow() {
    MemoryPeer peer = network.peer(listen(new Shouter()));
    peer.send("x".repeat(31) + "\n" + "y".repeat(31) + "\n");
    network.settle();

    assertEquals("X".repeat(31) + "\n" + "Y".repeat(31) + "\n", peer.received());
    assertEquals(List.of("open"), journal);
  }

  @Test
  void openConnection_peerResets_isToldOnce() {
    MemoryPeer peer = network.peer(listen(new Shouter()));
    network.settle();
    peer.reset();
    network.settle();
    network.pass(100 * SECOND);

    assertEquals(List.of("open", "close RESET"), journal);
  }

  @Test
  void quietConnection_idleTime_endsItAndActivityPutsThatOff() {
    MemoryPeer peer = network.peer(listen(new Shouter()));
    network.pass(59 * SECOND);
    peer.send("still here");
    network.pass(59 * SECOND);
    assertEquals(List.of("open"), journal);
    network.pass(2 * SECOND);

    assertEquals(List.of("open", "close IDLE"), journal);
    assertTrue(peer.isReset());
  }

  @Test
  void idleTimeReplaced_newOneCounts() {
    MemoryPeer peer =
        network.peer(
            listen(
                new Shouter() {
                  @Override
                  public void onOpen(Connection connection) {
                    super.onOpen(connection);
                    connection.idleTimeout(SECOND);
                  }
                }));
    network.pass(2 * SECOND);

    assertEquals(List.of("open", "close IDLE"), journal);
    assertTrue(peer.isReset());
  }

  @Test
  void closedConnection_peerTalksOn_lingersThenIsGone() {
    MemoryPeer peer =
        network.peer(
            listen(
                new Shouter() {
                  @Override
                  public void onOpen(Connection connection) {
                    super.onOpen(connection);
                    connection.write("bye".getBytes(StandardCharsets.US_ASCII), 0, 3);
                    connection.close();
                    assertFalse(connection.isOpen());
                  }
                }));
    network.settle();
    for (int i = 0; i < 10; i++) {
      peer.send("are you there\n");
      network.settle();
    }
    assertEquals("bye", peer.received());
    assertTrue(peer.hasEnded());
    assertEquals(0, peer.unread(), "what comes after the end is thrown away");
    assertEquals(List.of("open"), journal);
    network.pass(3 * SECOND);

    assertEquals(List.of("open", "close LINGER_EXPIRED"), journal);
  }

  @Test
  void closedConnection_lastBytesAreNotRead_endsIdle() {
    network.window(1);
    MemoryPeer peer =
        network.peer(
            listen(
                new Shouter() {
                  @Override
                  public void onOpen(Connection connection) {
                    super.onOpen(connection);
                    connection.write("never read".getBytes(StandardCharsets.US_ASCII), 0, 10);
                    connection.close();
                  }
                }));
    peer.stopReading();
    network.pass(61 * SECOND);

    assertEquals(List.of("open", "close IDLE"), journal);
  }

  @Test
  void peerEndsWhilePaused_endIsToldAfterTheBytes() {
    Connection[] held = new Connection[1];
    MemoryPeer peer =
        network.peer(
            listen(
                new Shouter() {
                  @Override
                  public void onOpen(Connection connection) {
                    held[0] = connection;
                    connection.pauseReading();
                  }
                }));
    peer.send("waits\n");
    peer.endOutput();
    network.settle();
    assertEquals(List.of(), journal);
    assertEquals("", peer.received());
    held[0].resumeReading();
    network.settle();

    assertEquals(List.of("end", "close ENDED"), journal);
    assertEquals("WAITS\n", peer.received());
  }

  @Test
  void peerEndsWhileWriterIsStarved_endIsToldWhenItIsFed() {
    network.window(4);
    MemoryPeer peer = network.peer(listen(new Shouter()));
    peer.stopReading();
    for (int i = 0; i < 11; i++) {
      peer.send("abc\n");
      network.settle();
    }
    peer.endOutput();
    network.settle();
    assertEquals(List.of("open"), journal);
    peer.resumeReading();
    network.settle();

    assertEquals("ABC\n".repeat(11), peer.received());
    assertEquals(List.of("open", "end", "close ENDED"), journal);
  }

  @Test
  void abortFromTheHandler_isNotToldInsideIt() {
    List<String> inside = new ArrayList<>();
    MemoryPeer peer =
        network.peer(
            listen(
                new Shouter() {
                  @Override
                  public int onData(Connection connection, byte[] b, int offset, int length) {
                    connection.abort();
                    connection.abort();
                    connection.close();
                    inside.addAll(journal);
                    assertEquals(0, connection.write(b, offset, length));
                    return length;
                  }
                }));
    peer.send("x");
    network.settle();

    assertEquals(List.of("open"), inside);
    assertEquals(List.of("open", "close ABORTED"), journal);
    assertTrue(peer.isReset());
  }

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
  void clientAndServer_talkAndEnd_bothSeeTheOrderlyEnd() {
    Listener listener = listen(new Shouter());
    StringBuilder answer = new StringBuilder();
    Connection client =
        network.connect(
            listener.local(),
            LIMITS,
            new ConnectionHandler() {
              @Override
              public void onOpen(Connection connection) {
                connection.write("hello\n".getBytes(StandardCharsets.US_ASCII), 0, 6);
                connection.endOutput();
              }

              @Override
              public int onData(Connection connection, byte[] b, int offset, int length) {
                answer.append(new String(b, offset, length, StandardCharsets.US_ASCII));
                return length;
              }

              @Override
              public void onClose(Connection connection, CloseReason reason) {
                journal.add("client " + reason);
              }
            });
    assertEquals(listener.local(), client.remote());
    network.settle();

    assertEquals("HELLO\n", answer.toString());
    assertTrue(journal.containsAll(List.of("close ENDED", "client ENDED")), journal.toString());
  }

  @Test
  void listenerClosed_waitingClient_isRefused() {
    Listener listener = listen(new Shouter());
    network.connect(listener.local(), LIMITS, new Shouter());
    listener.close();
    network.settle();

    assertEquals(List.of("close CONNECT_REFUSED"), journal);
    assertNull(errors.isEmpty() ? null : errors.get(0));
  }
}
