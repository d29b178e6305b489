// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.generator.java.text.GeneratedText.Called;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Heads that broke others: each is refused, by this name. */
class HttpHostileTest {
  private static final GeneratedText HTTP = new GeneratedText(HttpLibrary.PROGRAM);

  static Stream<Arguments> requestLines() {
    return Stream.of(
        Arguments.of("GET /", "LITERAL"),
        Arguments.of("GET / HTTP/9.9", "BAD_VERSION"),
        Arguments.of("GET\t/ HTTP/1.1", "LITERAL"),
        Arguments.of("GET /\tHTTP/1.1", "LITERAL"),
        Arguments.of("GET / HTTP/1.1\t", "LITERAL"),
        Arguments.of("\tGET / HTTP/1.1", "CHARSET"),
        Arguments.of("GET /a\u0000b HTTP/1.1", "LITERAL"),
        Arguments.of("GET / HTTP/1.1\rHost: b", "LITERAL"),
        Arguments.of("GET / HTTP/1.1\nHost: b", "LITERAL"),
        Arguments.of("GET /" + "a".repeat(8192) + " HTTP/1.1", "LIMIT"),
        Arguments.of("G".repeat(33) + " / HTTP/1.1", "LIMIT"));
  }

  @ParameterizedTest
  @MethodSource("requestLines")
  void parse_hostileRequestLine_isRefused(String line, String error) {
    assertEquals(error, outcome(line + "\r\nHost: a\r\n\r\n"));
  }

  static Stream<Arguments> headerLines() {
    return Stream.of(
        Arguments.of("Content-Length: 5\r\nTransfer-Encoding: chunked", "SMUGGLING"),
        Arguments.of("Transfer-Encoding: chunked\r\nContent-Length: 5", "SMUGGLING"),
        Arguments.of("Content-Length: 5\r\nContent-Length: 6", "DUPLICATE"),
        Arguments.of("Content-Length: 5\r\nCONTENT-LENGTH: 5", "DUPLICATE"),
        Arguments.of("Content-Length: +5", "DIGITS"),
        Arguments.of("Content-Length: 0x5", "DIGITS"),
        Arguments.of("Content-Length: 5,5", "DIGITS"),
        Arguments.of("Content-Length: -1", "DIGITS"),
        Arguments.of("Content-Length: 9223372036854775808", "LIMIT"),
        Arguments.of("Content-Length: 18446744073709551621", "LIMIT"),
        Arguments.of("Content-Length:", "DIGITS"),
        Arguments.of("Content-Length: 5 5", "DIGITS"),
        Arguments.of("Content-Length: 5\u000B", "LITERAL"),
        Arguments.of("Transfer-Encoding: \u000Bchunked", "LITERAL"),
        Arguments.of("Transfer-Encoding: chunked;a=b", "CHARSET"),
        Arguments.of("Transfer-Encoding : chunked", "LITERAL"),
        Arguments.of("Content-Length : 5", "LITERAL"),
        Arguments.of(": a", "CHARSET"),
        Arguments.of(" folded: a", "CHARSET"),
        Arguments.of("A: b\r\n c", "CHARSET"),
        Arguments.of("A: b\rc", "LITERAL"),
        Arguments.of("A: b\nc: d", "LITERAL"),
        Arguments.of("A: b\u0000", "LITERAL"),
        Arguments.of("A\u0000: b", "LITERAL"),
        Arguments.of("A", "LITERAL"),
        Arguments.of("Host: b", "DUPLICATE"),
        Arguments.of("N".repeat(257) + ": v", "LIMIT"),
        Arguments.of("A: " + "v".repeat(8192), "LIMIT"),
        Arguments.of("A: b\r\n".repeat(127) + "Transfer-Encoding: chunked", "LIMIT"));
  }

  @ParameterizedTest
  @MethodSource("headerLines")
  void parse_hostileHeaderLine_isRefused(String line, String error) {
    assertEquals(error, outcome("POST / HTTP/1.1\r\nHost: a\r\n" + line + "\r\n\r\n"));
  }

  static Stream<Arguments> heads() {
    return Stream.of(
        Arguments.of("GET / HTTP/1.1\r\n\r\n", "HOST_MISSING"),
        Arguments.of(
            "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", "TRANSFER_ENCODING_IN_1_0"),
        Arguments.of("GET / HTTP/1.1\r\nHost: a\r\n\r", "NEED_MORE"),
        Arguments.of("GET / HTTP/1.1\r\n" + ("X: " + "v".repeat(8000) + "\r\n").repeat(9), "LIMIT"),
        Arguments.of("GET / HTTP/1.1\r\n" + "A:\r\n".repeat(65_536 / 4), "LIMIT"));
  }

  @ParameterizedTest
  @MethodSource("heads")
  void parse_hostileHead_isRefused(String head, String error) {
    assertEquals(error, outcome(head));
  }

  private static String outcome(String head) {
    byte[] bytes = TextOracle.bytes(head);
    new TextOracle(HttpLibrary.PROGRAM, HTTP, "RequestHead").checkAllWays(bytes);
    Called reader = HTTP.reader("RequestHead");
    int status = reader.parse(bytes, 0, bytes.length);
    return status == -1 ? "NEED_MORE" : String.valueOf(HTTP.errorName("RequestHead", status));
  }
}
