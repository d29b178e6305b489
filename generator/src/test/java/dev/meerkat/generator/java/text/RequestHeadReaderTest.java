// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.meerkat.core.codec.Codec;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestHeadReaderTest {
  private static final GeneratedText HTTP = new GeneratedText(TextIr.http());
  private static final String GET =
      """
      GET /index.html?q=1 HTTP/1.1\r
      Host: example.org\r
      content-LENGTH:\t42 \r
      Connection: keep-alive, Upgrade\r
      X-Empty:\r
      connection: close\r
      \r
      """;

  private final GeneratedText.Called reader = HTTP.reader("RequestHead");

  @Test
  void parse_wholeHead_findsEveryPart() {
    byte[] bytes = ("...." + GET + "body").getBytes(StandardCharsets.ISO_8859_1);

    assertEquals(Codec.OK, reader.parse(bytes, 4, bytes.length - 4));

    assertEquals(GET.length(), reader.number("size"));
    assertEquals("GET", slice(bytes, "method"));
    assertEquals("/index.html?q=1", slice(bytes, "target"));
    assertEquals(1, reader.number("minor"));
    assertEquals(5, reader.number("headersCount"));
    assertEquals("content-LENGTH", slice(bytes, "headersName", 1));
    assertEquals("42", slice(bytes, "headersValue", 1));
    assertEquals("", slice(bytes, "headersValue", 3));
  }

  @Test
  void parse_wellKnownLines_fillTheirSlots() {
    byte[] bytes = GET.getBytes(StandardCharsets.ISO_8859_1);

    reader.parse(bytes, 0, bytes.length);

    assertEquals(true, reader.call("headersHostPresent"));
    assertEquals("example.org", slice(bytes, "headersHost"));
    assertEquals(42L, reader.call("headersContentLength"));
    assertEquals(2, reader.number("headersConnectionCount"));
    assertEquals(2, reader.number("headersConnectionIndex", 0));
    assertEquals(4, reader.number("headersConnectionIndex", 1));
    assertEquals(false, reader.call("headersTransferEncodingPresent"));
  }

  @Test
  void parse_conflictOfFraming_isTheNamedError() {
    String head = "GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n";
    int smuggling = HTTP.constant("RequestHead", "SMUGGLING");

    assertEquals(Codec.code(4, smuggling), parse(head));
    assertEquals(16, reader.number("errorOffset"));
  }

  @Test
  void parse_afterAnError_staysThereUntilReset() {
    assertEquals(Codec.code(2, Codec.LITERAL), parse("GET / HTTQ"));
    assertEquals(Codec.code(2, Codec.LITERAL), parse(GET));
    reader.call("reset");
    assertEquals(Codec.OK, parse(GET));
  }

  @Test
  void parse_fewerBytesThanBefore_throws() {
    parse("GET /index");
    assertThrows(IllegalArgumentException.class, () -> parse("GET"));
  }

  @Test
  void headersName_beyondTheCount_throws() {
    parse(GET);
    assertThrows(IndexOutOfBoundsException.class, () -> reader.number("headersNameOffset", 5));
  }

  private int parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return reader.parse(bytes, 0, bytes.length);
  }

  private String slice(byte[] bytes, String name, Object... row) {
    int offset = reader.number(name + "Offset", row);
    int length = reader.number(name + "Length", row);
    return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
  }
}
