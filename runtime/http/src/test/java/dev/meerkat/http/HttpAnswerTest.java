// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What handlers answer, and what is made of it. */
class HttpAnswerTest {
  @Test
  void http10_answered_closesUnlessKeepAliveIsAsked() {
    try (Wire wire = new Wire(Wire.ECHO)) {
      assertTrue(wire.send("GET / HTTP/1.0\r\n\r\n").answer().contains("Connection: close\r\n"));
      assertTrue(wire.isClosed());
    }
    try (Wire wire = new Wire(Wire.ECHO)) {
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
            Wire.ECHO.handle(exchange);
          }
        };
    try (Wire wire = new Wire(handler)) {
      wire.send("POST /later HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nfirst");
      wire.send("POST /now HTTP/1.1\r\nHost: b\r\nContent-Length: 6\r\n\r\nsecond");
      assertEquals("", wire.answer());
      assertEquals("a", kept[0].fieldValue(0));
      Wire.ECHO.handle(kept[0]);
      assertEquals(List.of("first", "second"), Wire.bodies(wire.answer()));
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
      Wire.ECHO.handle(kept[0]);
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
  void answeringAgain_whileContentIsSent_leavesTheFirstWhole() {
    int length = 1 << 20;
    HttpHandler handler =
        exchange -> {
          exchange.send(HttpStatus.OK, new Letters(length), length);
          exchange.send(HttpStatus.OK, new Letters(5), 5);
        };
    try (Wire wire = new Wire(handler)) {
      String answer = wire.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").answer();
      assertEquals(length, answer.length() - answer.indexOf("\r\n\r\n") - 4);
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
      Arrays.fill(buffer, offset, offset + count, (byte) 'x');
      left -= count;
      return count;
    }

    @Override
    public void close() {}
  }
}
