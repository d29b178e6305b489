// SPDX-License-Identifier: Apache-2.0
package com.acme.parrot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.net.Net;
import com.acme.net.parrot.ParrotHandler;
import com.acme.net.parrot.ParrotPeer;
import com.acme.net.parrot.ParrotReader;
import com.acme.net.parrot.TotalReader;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.host.HostTransport;
import dev.meerkat.transport.memory.MemoryPeer;
import dev.meerkat.transport.memory.MemoryTransport;
import dev.meerkat.transport.message.ConversationLimits;
import dev.meerkat.transport.message.MessageLimits;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ParrotServerTest {
  private static final byte[] HELLO = {1, 0, 5, 'h', 'e', 'l', 'l', 'o'};

  private final List<Object> heard = new ArrayList<>();

  /** Asks for the sum of two numbers as soon as it can. */
  private final class Asker implements ParrotHandler {
    @Override
    public void onOpen(ParrotPeer peer) {
      peer.write().bodySum().numbersAdd(40).numbersAdd(2).end();
      peer.send();
    }

    @Override
    public void onTotal(ParrotPeer peer, ParrotReader frame, TotalReader total) {
      heard.add(total.value());
      peer.close();
    }
  }

  @Test
  void sum_overAConnection_inMemory() {
    MemoryTransport network = new MemoryTransport((source, failure) -> heard.add(failure));
    Endpoint server = Endpoint.loopback(7000);
    Net.listenParrot(network, server, new ParrotServer());
    Net.connectParrot(network, server, new Asker());
    network.settle();

    assertEquals(List.of(42L), heard);
  }

  @Test
  void sum_overDatagrams_inMemory() {
    MemoryTransport network = new MemoryTransport((source, failure) -> heard.add(failure));
    Endpoint server = Endpoint.loopback(7000);
    Net.bindParrot(network, server, new ParrotServer());
    Net.bindParrot(network, Endpoint.loopback(0), server, new Asker());
    network.settle();

    assertEquals(List.of(42L), heard);
  }

  @Test
  void limits_areSaid() {
    MemoryTransport network = new MemoryTransport((source, failure) -> heard.add(failure));
    ConversationLimits limits =
        ConversationLimits.DEFAULT
            .withConnections(ConnectionLimits.DEFAULT.withReceiveBytes(4096))
            .withMessages(MessageLimits.DEFAULT.withMessageBytes(600).withAnswerBytes(600));
    Listener listener =
        Net.listenParrot(network, Endpoint.loopback(7000), limits, ParrotServer::new);
    MemoryPeer peer = network.peer(listener);
    peer.send(new byte[] {1, 3, 0}, 0, 3);
    network.settle();

    assertTrue(peer.hasEnded());
  }

  @Test
  void hello_byteByByte_overTheHostsSockets() throws Exception {
    HostTransport network = Net.open((source, failure) -> heard.add(failure));
    Listener listener = Net.listenParrot(network, Endpoint.loopback(0), new ParrotServer());
    Thread loop = new Thread(network.loop()::run, "loop");
    loop.start();
    int port = listener.local().port();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      for (byte octet : HELLO) {
        socket.getOutputStream().write(octet);
      }
      assertArrayEquals(HELLO, socket.getInputStream().readNBytes(HELLO.length));

      socket.getOutputStream().write(new byte[] {9, 0, 0});
      assertEquals(-1, socket.getInputStream().read());
    } finally {
      network.loop().stop();
      loop.join();
      network.close();
    }
    assertEquals(List.of(), heard);
  }

  @Test
  void undeclaredProtocol_isNotThere() {
    assertThrows(ClassNotFoundException.class, () -> Class.forName("com.acme.net.unused.Unused"));
    assertThrows(
        NoSuchMethodException.class,
        () -> Net.class.getMethod("listenUnused", dev.meerkat.transport.Transport.class));
    assertTrue(
        List.of(Net.class.getMethods()).stream().noneMatch(m -> m.getName().contains("Unused")));
  }
}
