// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A connection's life: requests in a row, bodies that come late, time that runs out. */
class HttpServerConnectionTest {
  @Test
  void oneRequest_sent_isAnsweredAndTheConnectionGoesOn() {
    try (Wire wire = new Wire(Wire.ECHO)) {
      String answer = wire.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").answer();
      assertEquals(
          "HTTP/1.1 200 OK\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\nContent-Length: 0\r\n\r\n",
          answer);
      assertFalse(wire.isClosed());
    }
  }

  @Test
  void hundredPipelinedRequests_inEveryChunking_areAnsweredInOrder() {
    StringBuilder requests = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      String body = "n" + i;
      requests.append("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ").append(body.length());
      requests.append("\r\n\r\n").append(body);
      requests.append("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nc");
      requests.append(i % 10).append("\r\n0\r\n\r\n");
    }
    for (int segment : new int[] {1, 2, 3, 7, 64, 1 << 20}) {
      try (Wire wire = new Wire(Wire.ECHO)) {
        wire.network.segmentBytes(segment);
        String answers = wire.send(requests.toString()).answer();
        List<String> bodies = Wire.bodies(answers);
        assertEquals(200, bodies.size(), "segments of " + segment);
        for (int i = 0; i < 100; i++) {
          assertEquals("n" + i, bodies.get(2 * i));
          assertEquals("c" + i % 10, bodies.get(2 * i + 1));
        }
      }
    }
  }

  @Test
  void manyPipelinedRequests_toAClientThatReadsLate_allComeWhenItReads() {
    String request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    HttpHandler handler = exchange -> exchange.send(HttpStatus.OK, "text/plain", "x".repeat(500));
    try (Wire wire = new Wire(handler)) {
      wire.network.window(1000);
      var slow = wire.network.peer(wire.server.listener());
      slow.stopReading();
      String all = request.repeat(1000);
      int sent = 0;
      for (int turn = 0; turn < 20; turn++) {
        byte[] octets = all.getBytes(StandardCharsets.ISO_8859_1);
        sent += slow.send(octets, sent, octets.length - sent);
        wire.network.settle();
      }
      assertTrue(sent < all.length() / 2, "a reader that takes nothing stops the sender: " + sent);
      slow.resumeReading();
      while (sent < all.length()) {
        wire.network.settle();
        byte[] octets = all.getBytes(StandardCharsets.ISO_8859_1);
        sent += slow.send(octets, sent, octets.length - sent);
      }
      wire.network.settle();
      assertEquals(1000, Wire.statuses(slow.received()).size());
    }
  }

  @Test
  void emptyLinesBeforeARequest_sent_areIgnoredUpToALimit() {
    try (Wire wire = new Wire(Wire.ECHO)) {
      String answer = wire.send("\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n").answer();
      assertEquals(List.of(200), Wire.statuses(answer));
    }
    try (Wire wire = new Wire(Wire.ECHO)) {
      String answer = wire.send("\r\n".repeat(10) + "GET / HTTP/1.1\r\nHost: a\r\n\r\n").answer();
      assertEquals(List.of(400), Wire.statuses(answer));
      assertTrue(wire.isClosed());
    }
  }

  @Test
  void postWithoutALength_thenAnother_hasAnEmptyBodyAndTheNextIsAnswered() {
    try (Wire wire = new Wire(Wire.ECHO)) {
      String answers =
          wire.send(
                  "POST / HTTP/1.1\r\nHost: a\r\n\r\n"
                      + "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok")
              .answer();
      assertEquals(List.of("", "ok"), Wire.bodies(answers));
    }
  }

  @Test
  void expectContinue_withoutBodyYet_isToldToGoOn() {
    try (Wire wire = new Wire(Wire.ECHO)) {
      wire.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
      assertEquals("HTTP/1.1 100 Continue\r\n\r\n", wire.answer());
      assertEquals(List.of("ok"), Wire.bodies(wire.send("ok").answer()));
    }
  }

  @Test
  void slowHead_afterItsTime_is408() {
    try (Wire wire = new Wire(Wire.ECHO)) {
      wire.send("GET / HT");
      wire.network.pass(11 * Wire.SECOND);
      assertEquals(List.of(408), Wire.statuses(wire.answer()));
      assertTrue(wire.isClosed());
    }
  }

  @Test
  void slowBody_belowItsRate_is408() {
    try (Wire wire = new Wire(Wire.ECHO)) {
      wire.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
      for (int second = 0; second < 20; second++) {
        wire.send("x");
        wire.network.pass(Wire.SECOND);
      }
      assertEquals(List.of(408), Wire.statuses(wire.answer()));
    }
  }

  @Test
  void idleConnection_afterItsTime_isClosedWithoutAWord() {
    try (Wire wire = new Wire(Wire.ECHO)) {
      wire.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").answer();
      wire.network.pass(29 * Wire.SECOND);
      assertFalse(wire.isClosed());
      wire.network.pass(2 * Wire.SECOND);
      assertEquals("", wire.answer());
      assertTrue(wire.isClosed());
    }
  }

  @Test
  void readerThatTakesNothing_afterItsTime_isAborted() {
    HttpHandler handler = exchange -> exchange.send(HttpStatus.OK, new byte[1 << 20], 0, 1 << 20);
    try (Wire wire = new Wire(handler)) {
      wire.client.stopReading();
      wire.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      wire.network.pass(31 * Wire.SECOND);
      assertEquals(0, wire.server.connections());
    }
  }

  @Test
  void serverClosed_answersWhatIsUnderWayAndEndsTheRest() {
    try (Wire wire = new Wire(Wire.ECHO)) {
      wire.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n");
      var idle = wire.network.peer(wire.server.listener());
      wire.network.settle();
      wire.server.close();
      wire.network.settle();
      assertTrue(idle.hasEnded());
      assertEquals(List.of(200), Wire.statuses(wire.send("ok").answer()));
    }
  }
}
