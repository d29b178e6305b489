// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.transport.ConnectionLimits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that the engine refuses by itself. */
class RefusedRequestTest {
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
    try (Wire wire = new Wire(Wire.ECHO)) {
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
    try (Wire wire = new Wire(Wire.ECHO)) {
      String answer = wire.send(text + "\r\n\r\n").answer();
      assertEquals(List.of(status), Wire.statuses(answer), answer);
      assertTrue(wire.isClosed());
    }
  }

  @Test
  void headsBeyondTheirLimits_sent_are414And431() {
    try (Wire wire = new Wire(Wire.ECHO)) {
      String target = "/" + "a".repeat(9000);
      String answer = wire.send("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n").answer();
      assertEquals(List.of(414), Wire.statuses(answer));
    }
    try (Wire wire = new Wire(Wire.ECHO)) {
      String lines = "X: y\r\n".repeat(200);
      String answer = wire.send("GET / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n").answer();
      assertEquals(List.of(431), Wire.statuses(answer));
    }
    try (Wire wire = new Wire(Wire.ECHO)) {
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
    try (Wire wire = new Wire(Wire.ECHO)) {
      String head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
      assertEquals(List.of(400), Wire.statuses(wire.send(head + body).answer()));
      assertTrue(wire.isClosed());
    }
  }

  @Test
  void chunkedBodyBeyondTheLimit_sent_is413() {
    try (Wire wire = new Wire(Wire.ECHO, HttpLimits.DEFAULT.withMaxBodyBytes(8))) {
      String head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
      String answer = wire.send(head + "5\r\nhello\r\n5\r\nworld\r\n0\r\n\r\n").answer();
      assertEquals(List.of(413), Wire.statuses(answer));
    }
  }

  @Test
  void receiveBufferSmallerThanAHead_isTheCallersMistake() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Wire(
                Wire.ECHO, HttpLimits.DEFAULT, ConnectionLimits.DEFAULT.withReceiveBytes(1000)));
  }
}
