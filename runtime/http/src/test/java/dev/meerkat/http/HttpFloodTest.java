// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.transport.memory.MemoryPeer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients that send without end, or are many and send nothing: bounded memory, a clear answer. */
class HttpFloodTest {
  private static final HttpHandler ANSWER = exchange -> exchange.send(HttpStatus.NO_CONTENT);

  /** As many as a listener takes by default; one of them is the wire's own client. */
  private static final int IDLE = 10_000;

  private static final String CHUNKED =
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

  @Test
  void extensionsOfChunks_withoutEnd_are400() {
    try (Wire wire = new Wire(ANSWER)) {
      wire.send(CHUNKED);
      flood(wire, "1;name=value\r\nx\r\n");
      assertEquals(List.of(400), Wire.statuses(wire.answer()));
      assertTrue(wire.isClosed());
    }
  }

  @Test
  void oneExtension_withoutEnd_is400() {
    try (Wire wire = new Wire(ANSWER)) {
      wire.send(CHUNKED + "1;name=");
      flood(wire, "value");
      assertEquals(List.of(400), Wire.statuses(wire.answer()));
      assertTrue(wire.isClosed());
    }
  }

  @Test
  void trailers_withoutEnd_are400() {
    try (Wire wire = new Wire(ANSWER)) {
      wire.send(CHUNKED + "0\r\n");
      flood(wire, "Name: value\r\n");
      assertEquals(List.of(400), Wire.statuses(wire.answer()));
      assertTrue(wire.isClosed());
    }
  }

  @Test
  void chunksOfNothingButTheirSize_withoutEnd_are413() {
    try (Wire wire = new Wire(ANSWER, HttpLimits.DEFAULT.withMaxBodyBytes(4096))) {
      wire.send(CHUNKED);
      flood(wire, "1\r\nx\r\n");
      assertEquals(List.of(413), Wire.statuses(wire.answer()));
      assertTrue(wire.isClosed());
    }
  }

  @Test
  void fields_withoutEnd_are431() {
    try (Wire wire = new Wire(ANSWER)) {
      wire.send("GET / HTTP/1.1\r\nHost: a\r\n");
      flood(wire, "Name: value\r\n");
      assertEquals(List.of(431), Wire.statuses(wire.answer()));
      assertTrue(wire.isClosed());
    }
  }

  /** A field behind the limit that would change the framing is not dropped in silence. */
  @Test
  void fieldOfFraming_behindTheLimitOfFields_isNotOverlooked() {
    try (Wire wire = new Wire(ANSWER)) {
      String lines = "Name: value\r\n".repeat(127);
      String head = "POST / HTTP/1.1\r\nHost: a\r\n" + lines;
      String answer = wire.send(head + "Content-Length: 5\r\n\r\nhello").answer();
      assertEquals(List.of(431), Wire.statuses(answer));
      assertTrue(wire.isClosed());
    }
  }

  @Test
  void emptyLines_withoutEnd_are400() {
    try (Wire wire = new Wire(ANSWER)) {
      flood(wire, "\r\n");
      assertEquals(List.of(400), Wire.statuses(wire.answer()));
      assertTrue(wire.isClosed());
    }
  }

  @Test
  void tenThousandIdleConnections_afterARequestEach_holdNoBuffers() {
    try (Wire wire = new Wire(ANSWER)) {
      List<MemoryPeer> idle = new ArrayList<>();
      for (int i = 0; i < IDLE - 1; i++) {
        MemoryPeer peer = wire.network.peer(wire.server.listener());
        peer.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        idle.add(peer);
        if (i % 500 == 0) {
          wire.network.settle();
        }
      }
      wire.network.settle();
      assertEquals(IDLE, wire.server.connections());
      assertEquals(0, wire.network.bufferedBytes());
      for (MemoryPeer peer : idle) {
        assertEquals(List.of(204), Wire.statuses(peer.received()));
      }
      wire.network.pass(31 * Wire.SECOND);
      assertTrue(idle.stream().allMatch(MemoryPeer::hasEnded), "30 s without a request");
      wire.network.pass(2 * Wire.SECOND); // a closed connection waits so long for its peer
      assertEquals(0, wire.server.connections());
    }
  }

  /** Up to a megabyte, or until the other side has ended. */
  private static void flood(Wire wire, String text) {
    String piece = text.repeat(1 + 1000 / text.length());
    for (int sent = 0; sent < 1_000_000 && !wire.isClosed(); sent += piece.length()) {
      wire.send(piece);
    }
  }
}
