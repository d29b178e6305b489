// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.memory.MemoryPeer;
import dev.meerkat.transport.memory.MemoryTransport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessageConnectionTest {
  private static final long SECOND = 1_000_000_000L;
  private static final ConversationLimits LIMITS =
      ConversationLimits.DEFAULT
          .withConnections(new ConnectionLimits(64, 32, 60 * SECOND, SECOND, 2 * SECOND))
          .withMessages(new MessageLimits(64, 16, 5 * SECOND, 100));

  private final List<Throwable> errors = new ArrayList<>();
  private final MemoryTransport network =
      new MemoryTransport((source, failure) -> errors.add(failure));
  private final Toy toy = new Toy();

  @AfterEach
  void everythingIsGivenBack() {
    network.close();
    assertEquals(0, network.bufferedBytes());
  }

  private MemoryPeer accept() {
    return accept(LIMITS);
  }

  private MemoryPeer accept(ConversationLimits limits) {
    Listener listener = MessageConnection.listen(network, Endpoint.loopback(80), limits, () -> toy);
    return network.peer(listener);
  }

  private long count(MessageCounter what) {
    return toy.peer.counters().get(what);
  }

  @Test
  void messages_anyCut_areTheSame() {
    String input = "\3one\0\5three\12ten octets\1x";
    for (int segment : new int[] {1, 2, 3, 7, 1000}) {
      MemoryTransport net = new MemoryTransport((source, failure) -> errors.add(failure));
      net.segmentBytes(segment);
      Toy each = new Toy();
      each.onMessage = text -> each.peer.send(text.toUpperCase(Locale.ROOT));
      Listener listener = MessageConnection.listen(net, Endpoint.loopback(80), LIMITS, () -> each);
      MemoryPeer peer = net.peer(listener);
      peer.send(input);
      net.settle();

      assertEquals(List.of("open", "one", "", "three", "ten octets", "x"), each.journal);
      assertEquals("\3ONE\0\5THREE\12TEN OCTETS\1X", peer.received(), "cut at " + segment);
      net.close();
    }
    assertEquals(List.of(), errors);
  }

  @Test
  void peerDoesNotRead_messagesWait_nothingIsLost() {
    network.window(8);
    toy.onMessage = text -> assertTrue(toy.peer.send(text) > 0, text);
    MemoryPeer peer = accept();
    peer.stopReading();
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      String one = "\7message";
      for (int sent = 0; sent < one.length(); ) {
        byte[] octets = one.getBytes(StandardCharsets.ISO_8859_1);
        int took = peer.send(octets, sent, octets.length - sent);
        sent += took;
        network.settle();
        if (took == 0) {
          int unanswered = toy.journal.size() - 1 - peer.received().length() / 8;
          assertTrue(unanswered <= 6, "handed up without room: " + unanswered);
          peer.resumeReading();
          network.settle();
          peer.stopReading();
        }
      }
      all.append(one);
    }
    peer.resumeReading();
    network.settle();

    assertEquals(all.toString(), peer.received());
    assertEquals(0, count(MessageCounter.SEND_LATER));
  }

  @Test
  void malformed_isToldOnce_andEndsTheConnection() {
    toy.onMessage = text -> toy.peer.send("last");
    MemoryPeer peer = accept();
    peer.send("\3one\4!bad\3two");
    network.settle();
    peer.endOutput();
    network.settle();

    assertEquals(List.of("open", "one", "fault VALUE at 1", "close ENDED"), toy.journal);
    assertEquals("\4last", peer.received());
    assertEquals(1, count(MessageCounter.MALFORMED));
    assertEquals(1, toy.peer.counters().refused(Codec.VALUE));
    assertTrue(peer.hasEnded());
  }

  @Test
  void malformedInside_isFoundByDispatch_andEndsTheConnection() {
    MemoryPeer peer = accept();
    peer.send("\4how?\3two");
    network.settle();

    assertEquals(List.of("open", "how?", "fault VALUE at 1"), toy.journal);
    assertTrue(peer.hasEnded());
  }

  @Test
  void messageOverTheLimit_isRefused_beforeItHasCome() {
    MemoryPeer peer = accept();
    peer.send("\100x");
    network.settle();

    assertEquals(List.of("open", "fault LIMIT at 64"), toy.journal);
    assertEquals(1, count(MessageCounter.TOO_LARGE));
    assertTrue(peer.hasEnded());
  }

  @Test
  void messageOfTheLimit_isTaken() {
    MemoryPeer peer = accept();
    peer.send("\77" + "x".repeat(63) + "\1y");
    network.settle();

    assertEquals(List.of("open", "x".repeat(63), "y"), toy.journal);
  }

  @Test
  void payloadThatFlows_overTheLimit_comesInPieces() {
    toy.flows = true;
    network.segmentBytes(50);
    MemoryPeer peer = accept();
    peer.send("\170" + "x".repeat(120) + "\1y");
    network.settle();

    assertEquals("head 120", toy.journal.get(1));
    assertEquals("y", toy.journal.get(toy.journal.size() - 1));
    String pieces = String.join("", toy.journal.subList(2, toy.journal.size() - 1));
    assertEquals("x".repeat(120), pieces);
    assertEquals(2, count(MessageCounter.RECEIVED));
  }

  @Test
  void endInTheMiddle_isAFault() {
    MemoryPeer peer = accept();
    peer.send("\5on");
    peer.endOutput();
    network.settle();

    assertEquals(List.of("open", "fault SHORT at 3", "close ENDED"), toy.journal);
    assertEquals(1, count(MessageCounter.CUT_OFF));
  }

  @Test
  void endBetweenMessages_isTold() {
    MemoryPeer peer = accept();
    peer.send("\3one");
    peer.endOutput();
    network.settle();

    assertEquals(List.of("open", "one", "end", "close ENDED"), toy.journal);
  }

  @Test
  void messageThatDrips_isAbortedInTime() {
    MemoryPeer peer = accept();
    peer.send("\5");
    network.pass(2 * SECOND);
    peer.send("o");
    network.pass(2 * SECOND);
    peer.send("n");
    assertTrue(toy.peer.isOpen());
    network.pass(2 * SECOND);

    assertEquals(List.of("open", "close ABORTED"), toy.journal);
    assertEquals(1, count(MessageCounter.TOO_SLOW));
    assertTrue(peer.isReset());
  }

  @Test
  void messagesOneAfterTheOther_haveEachTheirTime() {
    MemoryPeer peer = accept();
    for (int i = 0; i < 5; i++) {
      peer.send("\2");
      network.pass(4 * SECOND);
      peer.send("ab");
      network.settle();
    }
    network.pass(20 * SECOND);

    assertEquals(6, toy.journal.size());
    assertEquals(0, count(MessageCounter.TOO_SLOW));
  }

  @Test
  void nothingMoves_isIdle() {
    accept();
    network.pass(61 * SECOND);

    assertEquals(List.of("open", "idle", "close IDLE"), toy.journal);
  }

  @Test
  void pausedHandler_isGivenNothing_untilItResumes() {
    toy.onMessage = text -> toy.peer.pause();
    MemoryPeer peer = accept();
    peer.send("\3one\3two");
    network.settle();
    assertEquals(List.of("open", "one"), toy.journal);

    toy.peer.resume();
    network.settle();
    assertEquals(List.of("open", "one", "two"), toy.journal);
  }

  @Test
  void closeInAMessage_isTheLast() {
    toy.onMessage = text -> toy.peer.close();
    MemoryPeer peer = accept();
    peer.send("\3one\3two");
    peer.endOutput();
    network.settle();

    assertEquals(List.of("open", "one", "close ENDED"), toy.journal);
  }

  @Test
  void halfClosed_messagesStillComeIn() {
    toy.onMessage = text -> toy.peer.endOutput();
    MemoryPeer peer = accept();
    peer.send("\3one\3two");
    network.settle();

    assertEquals(List.of("open", "one", "two"), toy.journal);
    assertEquals(Peer.NOT_OPEN, toy.peer.send("late"));
  }

  @Test
  void upgrade_theRestGoesToTheNext() {
    StringBuilder rest = new StringBuilder();
    ConnectionHandler next =
        new ConnectionHandler() {
          @Override
          public int onData(Connection connection, byte[] buffer, int offset, int length) {
            rest.append(new String(buffer, offset, length, StandardCharsets.ISO_8859_1));
            return length;
          }
        };
    toy.onMessage = text -> toy.peer.upgrade(next);
    MemoryPeer peer = accept();
    peer.send("\3oneall else");
    network.settle();

    assertEquals("all else", rest.toString());
  }

  @Test
  void sendWithoutBeingAsked_fullBuffer_isLaterAndThenWritable() {
    network.window(4);
    MemoryPeer peer = accept();
    network.settle();
    peer.stopReading();
    network.settle();
    int sent = 0;
    while (toy.peer.send("seven77") > 0) {
      sent++;
    }
    assertTrue(sent > 0);
    assertEquals(1, count(MessageCounter.SEND_LATER));
    toy.onWritable = () -> toy.peer.send("at last");
    peer.resumeReading();
    network.settle();

    assertEquals("\7seven77".repeat(sent) + "\7at last", peer.received());
  }

  @Test
  void sendThatNeedsMoreThanTheAnswerRoom_isLater_whenTheBufferIsNotEmpty() {
    MemoryPeer peer = accept();
    network.settle();
    assertEquals(11, toy.peer.send("ten octets"));
    assertEquals(Peer.LATER, toy.peer.send("x".repeat(30)));
    toy.onWritable = () -> assertEquals(31, toy.peer.send("x".repeat(30)));
    network.settle();

    assertEquals("\12ten octets\36" + "x".repeat(30), peer.received());
  }

  @Test
  void sendThatNeverFits_orIsRefused_saysWhy() {
    accept();
    network.settle();

    assertEquals(-Codec.code(1, Codec.NO_SPACE), toy.peer.send("x".repeat(40)));
    assertEquals(-Codec.code(1, Codec.RANGE), toy.peer.send("x".repeat(300)));
    assertEquals(2, count(MessageCounter.SEND_REFUSED));
    assertEquals(0, count(MessageCounter.SENT));
  }

  @Test
  void notOpenYet_orNotAnyMore_sendsNothing() {
    assertEquals(Peer.NOT_OPEN, toy.peer.send("early"));
    assertFalse(toy.peer.isOpen());
    MessageConnection.connect(network, Endpoint.loopback(81), LIMITS, toy);
    network.settle();

    assertEquals(List.of("close CONNECT_REFUSED"), toy.journal);
    assertEquals(Peer.NOT_OPEN, toy.peer.send("late"));
  }

  @Test
  void clientAndServer_talk() {
    Toy server = new Toy();
    server.onMessage = text -> server.peer.send("echo " + text);
    MessageConnection.listen(network, Endpoint.loopback(80), LIMITS, () -> server);
    MessageConnection.connect(network, Endpoint.loopback(80), LIMITS, toy);
    network.settle();
    assertEquals(6, toy.peer.send("hello"));
    network.settle();
    toy.peer.close();
    network.settle();

    assertEquals(List.of("open", "echo hello", "close ENDED"), toy.journal);
    assertEquals(List.of("open", "hello", "end", "close ENDED"), server.journal);
  }

  @Test
  void handlerThrows_isReported_andAborted() {
    toy.onMessage =
        text -> {
          throw new IllegalStateException("bug");
        };
    MemoryPeer peer = accept();
    peer.send("\3one\3two");
    network.settle();

    assertEquals(List.of("open", "one", "close " + CloseReason.HANDLER_FAILED), toy.journal);
    assertInstanceOf(IllegalStateException.class, errors.get(0));
  }

  @Test
  void sendWithoutWrite_isTheCallersMistake() {
    accept();
    network.settle();
    toy.peer.send("one");

    assertThrows(IllegalStateException.class, () -> toy.peer.send());
  }

  @Test
  void floodOfBadFrames_costsOneFaultAConnection() {
    MemoryPeer peer = accept();
    byte[] bad = "\4!bad".repeat(12).getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < 100; i++) {
      peer.send(bad, 0, bad.length);
      network.settle();
    }

    assertEquals(List.of("open", "fault VALUE at 1"), toy.journal);
    assertEquals(1, count(MessageCounter.MALFORMED));
  }
}
