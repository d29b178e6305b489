// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.transport.ConnectionLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerConnectionTest {
  private static final HttpHandler ECHO =
      exchange ->
          exchange.send(
              HttpStatus.OK, exchange.body(), exchange.bodyOffset(), exchange.bodyLength());

  @Test
  void oneRequest_sent_isAnsweredAndTheConnectionGoesOn() {
    try (Wire wire = new Wire(ECHO)) {
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
      try (Wire wire = new Wire(ECHO)) {
        wire.network.segmentBytes(segment);
        String answers = wire.send(requests.toString()).answer();
        List<String> bodies = bodies(answers);
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
    try (Wire wire = new Wire(ECHO)) {
      String answer = wire.send("\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n").answer();
      assertEquals(List.of(200), Wire.statuses(answer));
    }
    try (Wire wire = new Wire(ECHO)) {
      String answer = wire.send("\r\n".repeat(10) + "GET / HTTP/1.1\r\nHost: a\r\n\r\n").answer();
      assertEquals(List.of(400), Wire.statuses(answer));
      assertTrue(wire.isClosed());
    }
  }

  @Test
  void postWithoutALength_thenAnother_hasAnEmptyBodyAndTheNextIsAnswered() {
    try (Wire wire = new Wire(ECHO)) {
      String answers =
          wire.send(
                  "POST / HTTP/1.1\r\nHost: a\r\n\r\n"
                      + "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok")
              .answer();
      assertEquals(List.of("", "ok"), bodies(answers));
    }
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "Content-Length: 5\\r\\nTransfer-Encoding: chunked|400",
        "Content-Length: 5\\r\\nContent-Length: 6|400",
        "Content-Length: 5\\r\\nContent-Length: 5|400",
        "Content-Length: +5|400",
        "Content-Length: 0x5|400",
        "Content-Length: 5,5|400",
        "Content-Length: -1|400",
        "Content-Length: 9223372036854775808|400",
        "Content-Length: |400",
        "Content-Length: 1048577|413",
        "Content-Length: 9223372036854775807|413",
        "Transfer-Encoding: gzip|400",
        "Transfer-Encoding: gzip, chunked|400",
        "Transfer-Encoding: chunked\\r\\nTransfer-Encoding: chunked|400",
        "Transfer-Encoding: chunked, identity|400",
        "Transfer-Encoding: xchunked|400",
        "Expect: 200-ok|417",
        ": empty|400",
        "X : space|400",
        "X: a\\r\\n b|400",
        "X: a\\rb|400",
        "X: a\\nY: b|400",
        "X: \\0|400",
        "Host: b|400"
      },
      delimiter = '|')
  void headThatMustNotBe_sent_isRefusedAndClosed(String lines, int status) {
    String text = lines.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0");
    try (Wire wire = new Wire(ECHO)) {
      String answer = wire.send("POST / HTTP/1.1\r\nHost: a\r\n" + text + "\r\n\r\nhello").answer();
      assertEquals(List.of(status), Wire.statuses(answer), answer);
      assertTrue(answer.contains("Connection: close\r\n"));
      assertTrue(wire.isClosed());
    }
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "GET / HTTP/1.1|400",
        "GET / HTTP/9.9\\r\\nHost: a|505",
        "GET / HTTP/2.0\\r\\nHost: a|505",
        "GET /|400",
        "GET\t/ HTTP/1.1\\r\\nHost: a|400",
        "GET / HTTP/1.1\\r\\nHost: a b|400",
        "GET / HTTP/1.1\\r\\nHost:|400",
        "GET /%2e%2e/x HTTP/1.1\\r\\nHost: a|400",
        "GET /a%00 HTTP/1.1\\r\\nHost: a|400",
        "GET * HTTP/1.1\\r\\nHost: a|400",
        "POST / HTTP/1.0\\r\\nTransfer-Encoding: chunked|400"
      },
      delimiter = '|')
  void requestThatMustNotBe_sent_isRefused(String head, int status) {
    String text = head.replace("\\r", "\r").replace("\\n", "\n");
    try (Wire wire = new Wire(ECHO)) {
      String answer = wire.send(text + "\r\n\r\n").answer();
      assertEquals(List.of(status), Wire.statuses(answer), answer);
      assertTrue(wire.isClosed());
    }
  }

  @Test
  void headsBeyondTheirLimits_sent_are414And431() {
    try (Wire wire = new Wire(ECHO)) {
      String target = "/" + "a".repeat(9000);
      String answer = wire.send("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n").answer();
      assertEquals(List.of(414), Wire.statuses(answer));
    }
    try (Wire wire = new Wire(ECHO)) {
      String lines = "X: y\r\n".repeat(200);
      String answer = wire.send("GET / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n").answer();
      assertEquals(List.of(431), Wire.statuses(answer));
    }
    try (Wire wire = new Wire(ECHO)) {
      String lines = ("X: " + "y".repeat(7000) + "\r\n").repeat(3);
      String answer = wire.send("GET / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n").answer();
      assertEquals(List.of(431), Wire.statuses(answer));
      assertTrue(wire.isClosed());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5\r\nhelloXX0\r\n\r\n",
        "x\r\n",
        "5;\nhello\r\n0\r\n\r\n",
        "FFFFFFFFFFFFFFFF0\r\n",
        "0\r\nContent-Length: 5\r\n\r\n",
        "0\r\nbad trailer\r\n\r\n"
      })
  void chunksThatAreBroken_sent_are400(String body) {
    try (Wire wire = new Wire(ECHO)) {
      String head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
      assertEquals(List.of(400), Wire.statuses(wire.send(head + body).answer()));
      assertTrue(wire.isClosed());
    }
  }

  @Test
  void chunkedBodyBeyondTheLimit_sent_is413() {
    try (Wire wire = new Wire(ECHO, HttpLimits.DEFAULT.withMaxBodyBytes(8))) {
      String head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
      String answer = wire.send(head + "5\r\nhello\r\n5\r\nworld\r\n0\r\n\r\n").answer();
      assertEquals(List.of(413), Wire.statuses(answer));
    }
  }

  @Test
  void expectContinue_withoutBodyYet_isToldToGoOn() {
    try (Wire wire = new Wire(ECHO)) {
      wire.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
      assertEquals("HTTP/1.1 100 Continue\r\n\r\n", wire.answer());
      assertEquals(List.of("ok"), bodies(wire.send("ok").answer()));
    }
  }

  @Test
  void http10_answered_closesUnlessKeepAliveIsAsked() {
    try (Wire wire = new Wire(ECHO)) {
      assertTrue(wire.send("GET / HTTP/1.0\r\n\r\n").answer().contains("Connection: close\r\n"));
      assertTrue(wire.isClosed());
    }
    try (Wire wire = new Wire(ECHO)) {
      String answer = wire.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").answer();
      assertTrue(answer.contains("Connection: keep-alive\r\n"));
      assertFalse(wire.isClosed());
    }
  }

  @Test
  void head_answered_tellsTheLengthAndSendsNothing() {
    HttpHandler handler = exchange -> exchange.send(HttpStatus.OK, "text/plain", "hello");
    try (Wire wire = new Wire(handler)) {
      String answer = wire.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n").answer();
      assertTrue(answer.endsWith("Content-Length: 5\r\n\r\n"), answer);
    }
  }

  @Test
  void slowHead_afterItsTime_is408() {
    try (Wire wire = new Wire(ECHO)) {
      wire.send("GET / HT");
      wire.network.pass(11 * Wire.SECOND);
      assertEquals(List.of(408), Wire.statuses(wire.answer()));
      assertTrue(wire.isClosed());
    }
  }

  @Test
  void slowBody_belowItsRate_is408() {
    try (Wire wire = new Wire(ECHO)) {
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
    try (Wire wire = new Wire(ECHO)) {
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
  void handlerThatThrows_isAnsweredFor() {
    HttpHandler handler =
        exchange -> {
          throw new IllegalStateException("ours");
        };
    try (Wire wire = new Wire(handler)) {
      String answer = wire.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").answer();
      assertEquals(List.of(500), Wire.statuses(answer));
      assertEquals("ours", wire.failures.get(0).getMessage());
      assertTrue(wire.isClosed());
    }
  }

  @Test
  void handlerThatSaysNothing_isAnsweredFor() {
    try (Wire wire = new Wire(exchange -> {})) {
      String answer = wire.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").answer();
      assertEquals(List.of(500), Wire.statuses(answer));
    }
  }

  @Test
  void deferredAnswer_givenLater_comesInOrderAndTheRequestIsStillThere() {
    HttpExchange[] kept = new HttpExchange[1];
    HttpHandler handler =
        exchange -> {
          if (exchange.target().pathEquals("/later".getBytes(StandardCharsets.US_ASCII))) {
            exchange.defer();
            kept[0] = exchange;
          } else {
            ECHO.handle(exchange);
          }
        };
    try (Wire wire = new Wire(handler)) {
      wire.send("POST /later HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nfirst");
      wire.send("POST /now HTTP/1.1\r\nHost: b\r\nContent-Length: 6\r\n\r\nsecond");
      assertEquals("", wire.answer());
      assertEquals("a", kept[0].fieldValue(0));
      ECHO.handle(kept[0]);
      assertEquals(List.of("first", "second"), bodies(wire.answer()));
    }
  }

  @Test
  void clientGone_whileItsAnswerIsPrepared_costsNothing() {
    HttpExchange[] kept = new HttpExchange[1];
    HttpHandler handler =
        exchange -> {
          exchange.defer();
          kept[0] = exchange;
        };
    try (Wire wire = new Wire(handler)) {
      wire.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      wire.client.reset();
      wire.network.settle();
      ECHO.handle(kept[0]);
      wire.network.settle();
      assertEquals(List.of(), wire.failures);
    }
  }

  @Test
  void answeringTwice_isTheCallersMistake() {
    HttpHandler handler =
        exchange -> {
          exchange.send(HttpStatus.OK);
          exchange.send(HttpStatus.OK);
        };
    try (Wire wire = new Wire(handler)) {
      String answer = wire.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").answer();
      assertEquals(List.of(200), Wire.statuses(answer));
      assertEquals(1, wire.failures.size());
    }
  }

  @Test
  void fieldThatWouldBreakTheHead_isRefused() {
    HttpHandler handler = exchange -> exchange.field("X", "a\r\nSet-Cookie: b").send(HttpStatus.OK);
    try (Wire wire = new Wire(handler)) {
      String answer = wire.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").answer();
      assertEquals(List.of(500), Wire.statuses(answer));
      assertFalse(answer.contains("Set-Cookie"));
    }
  }

  @Test
  void contentOfUnknownLength_isSentInChunks() {
    HttpHandler handler = exchange -> exchange.send(HttpStatus.OK, new Letters(70_000), -1);
    try (Wire wire = new Wire(handler)) {
      String answer = wire.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").answer();
      assertTrue(answer.contains("Transfer-Encoding: chunked\r\n"));
      byte[] body =
          answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.US_ASCII);
      ChunkedDecoder decoder = new ChunkedDecoder(0);
      int letters = 0;
      int at = 0;
      int status = ChunkedDecoder.DATA;
      while (status == ChunkedDecoder.DATA) {
        status = decoder.next(body, at, body.length - at);
        at += decoder.consumed();
        letters += status == ChunkedDecoder.DATA ? decoder.dataLength() : 0;
      }
      assertEquals(ChunkedDecoder.TRAILERS, status);
      assertEquals(70_000, letters);
      assertFalse(wire.isClosed());
    }
  }

  @Test
  void serverClosed_answersWhatIsUnderWayAndEndsTheRest() {
    try (Wire wire = new Wire(ECHO)) {
      wire.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n");
      var idle = wire.network.peer(wire.server.listener());
      wire.network.settle();
      wire.server.close();
      wire.network.settle();
      assertTrue(idle.hasEnded());
      assertEquals(List.of(200), Wire.statuses(wire.send("ok").answer()));
    }
  }

  @Test
  void receiveBufferSmallerThanAHead_isTheCallersMistake() {
    org.junit.jupiter.api.Assertions.assertThrows(
        IllegalArgumentException.class,
        () -> new Wire(ECHO, HttpLimits.DEFAULT, ConnectionLimits.DEFAULT.withReceiveBytes(1000)));
  }

  private static List<String> bodies(String answers) {
    List<String> bodies = new java.util.ArrayList<>();
    int at = 0;
    while (at < answers.length()) {
      int end = answers.indexOf("\r\n\r\n", at) + 4;
      int field = answers.indexOf("Content-Length: ", at) + "Content-Length: ".length();
      int length = Integer.parseInt(answers, field, answers.indexOf("\r\n", field), 10);
      bodies.add(answers.substring(end, end + length));
      at = end + length;
    }
    return bodies;
  }

  /** So many letters, given in pieces. */
  private static final class Letters implements BodySource {
    private int left;

    Letters(int count) {
      left = count;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      int count = Math.min(Math.min(left, length), 3001);
      java.util.Arrays.fill(buffer, offset, offset + count, (byte) 'x');
      left -= count;
      return count;
    }

    @Override
    public void close() {}
  }
}
