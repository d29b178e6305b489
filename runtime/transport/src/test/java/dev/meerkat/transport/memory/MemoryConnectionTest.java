// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.ListenerLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is sent comes, however it is cut, and no buffer holds more than its limit. */
class MemoryConnectionTest extends ShoutingServer {
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
}
