// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.Listener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ends of connections: in order, by reset, by time, by the handler. */
class MemoryConnectionEndTest extends ShoutingServer {
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
}
