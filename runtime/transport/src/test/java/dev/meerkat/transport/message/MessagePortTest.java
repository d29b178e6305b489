// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.DatagramLimits;
import dev.meerkat.transport.Datagrams;
import dev.meerkat.transport.memory.MemoryTransport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessagePortTest {
  private static final Endpoint SERVER = Endpoint.loopback(1000);

  private final List<Throwable> errors = new ArrayList<>();
  private final MemoryTransport network =
      new MemoryTransport((source, failure) -> errors.add(failure));
  private final Toy toy = new Toy();
  private final List<String> heard = new ArrayList<>();

  @AfterEach
  void nothingWasThrown() {
    network.close();
    assertEquals(List.of(), errors);
  }

  private Datagrams bind() {
    return MessagePort.bind(network, SERVER, null, ConversationLimits.DEFAULT, toy);
  }

  /** A port by hand, which writes down what it hears. */
  private Datagrams client(int port) {
    return network.bind(
        Endpoint.loopback(port),
        DatagramLimits.DEFAULT,
        new DatagramHandler() {
          @Override
          public void onDatagram(Datagrams at, Endpoint source, byte[] b, int offset, int length) {
            heard.add(port + ":" + new String(b, offset, length, StandardCharsets.ISO_8859_1));
          }
        });
  }

  private void send(Datagrams from, String text) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    assertTrue(from.send(SERVER, octets, 0, octets.length));
    network.settle();
  }

  @Test
  void datagrams_ofTwoPeers_areEachAnswered() {
    toy.onMessage = text -> toy.peer.send("re " + text);
    Datagrams port = bind();
    send(client(1), "\1a");
    send(client(2), "\1b");
    port.close();
    network.settle();

    assertEquals(List.of("open", "a", "b", "close ENDED"), toy.journal);
    assertEquals(List.of("1:\4re a", "2:\4re b"), heard);
    assertTrue(toy.peer.isDatagrams());
  }

  @Test
  void badDatagrams_areDroppedAndCounted_thePortStays() {
    bind();
    Datagrams client = client(1);
    send(client, "");
    send(client, "\4bad");
    send(client, "\2!b");
    send(client, "\1ab");
    send(client, "\2a?");
    send(client, "\1c");

    assertEquals(
        List.of(
            "open",
            "fault SHORT at 1",
            "fault SHORT at 1",
            "fault VALUE at 1",
            "fault TRAILING at 2",
            "a?",
            "fault VALUE at 1",
            "c"),
        toy.journal);
    assertEquals(5, toy.peer.counters().get(MessageCounter.MALFORMED));
    assertEquals(2, toy.peer.counters().refused(Codec.SHORT));
    assertEquals(1, toy.peer.counters().refused(Codec.TRAILING));
  }

  @Test
  void closeByAHandler_leavesAPortForAll_open() {
    toy.onMessage = text -> toy.peer.close();
    Datagrams port = bind();
    send(client(1), "\1a");
    send(client(2), "\1b");

    assertEquals(List.of("open", "a", "b"), toy.journal);
    assertTrue(port.isOpen());
  }

  @Test
  void portForOne_dropsStrangers_andCloses() {
    MessagePort.bind(network, SERVER, Endpoint.loopback(1), ConversationLimits.DEFAULT, toy);
    Datagrams friend = client(1);
    assertEquals(3, toy.peer.send("hi"));
    send(client(2), "\1b");
    send(friend, "\1a");
    toy.peer.close();
    network.settle();

    assertEquals(List.of("open", "a", "close ENDED"), toy.journal);
    assertEquals(List.of("1:\2hi"), heard);
    assertEquals(1, toy.peer.counters().get(MessageCounter.STRANGER));
    assertEquals(Peer.NOT_OPEN, toy.peer.send("late"));
  }

  @Test
  void portForAll_sendsToWhomItChooses() {
    bind();
    client(1);
    assertEquals(Peer.NOT_OPEN, toy.peer.send("nobody"));
    toy.peer.to(Endpoint.loopback(1));
    assertEquals(3, toy.peer.send("hi"));
    network.settle();

    assertEquals(List.of("1:\2hi"), heard);
  }

  @Test
  void paused_datagramsAreDropped() {
    bind();
    Datagrams client = client(1);
    toy.peer.pause();
    send(client, "\1a");
    toy.peer.resume();
    send(client, "\1b");

    assertEquals(List.of("open", "b"), toy.journal);
  }

  @Test
  void messageOverTheDatagram_isRefusedForGood() {
    MessageLimits small = MessageLimits.DEFAULT.withDatagramBytes(10);
    MessagePort.bind(
        network, SERVER, Endpoint.loopback(1), ConversationLimits.DEFAULT.withMessages(small), toy);

    assertEquals(-Codec.code(1, Codec.NO_SPACE), toy.peer.send("x".repeat(10)));
    assertEquals(10, toy.peer.send("x".repeat(9)));
  }

  @Test
  void upgrade_overDatagrams_isTheCallersMistake() {
    bind();
    ConnectionHandler next =
        new ConnectionHandler() {
          @Override
          public void onEnd(Connection connection) {}
        };

    assertThrows(IllegalStateException.class, () -> toy.peer.upgrade(next));
    assertFalse(toy.peer.isOpen());
  }
}
