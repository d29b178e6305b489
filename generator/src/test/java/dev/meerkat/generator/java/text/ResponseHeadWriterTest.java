// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Codec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResponseHeadWriterTest {
  private static final GeneratedText HTTP = new GeneratedText(TextIr.http());
  private static final int HEADERS = 4;

  private final GeneratedText.Called writer = HTTP.writer("ResponseHead");
  private final byte[] buffer = new byte[600];

  @BeforeEach
  void wrap() {
    Arrays.fill(buffer, (byte) 0xA5);
    writer.call("wrap", buffer, 10, 500);
  }

  @Test
  void finish_everyKindOfArgument_writesTheHead() {
    call("minor", 1);
    call("status", 200);
    call("reason", "OK");
    call("header", "Server", "meerkat");
    call("header", bytes("Content-Type"), bytes(" text/plain\t"));
    call("header", bytes("Content-Length"), 0L);
    call("header", "Age", Long.MAX_VALUE);
    call("header", bytes("X-Slice"), bytes("abcdef"), 2, 3);
    call("header", bytes("--X--"), 2, 1, bytes("abcdef"), 0, 1);
    call("header", bytes("X-Empty"), "");

    assertEquals(
        """
        HTTP/1.1 200 OK\r
        Server: meerkat\r
        Content-Type: text/plain\r
        Content-Length: 0\r
        Age: 9223372036854775807\r
        X-Slice: cde\r
        X: a\r
        X-Empty:\r
        \r
        """,
        written());
  }

  @Test
  void finish_reasonLeftOut_isEmpty() {
    call("minor", 0);
    call("status", 204);
    assertEquals("HTTP/1.0 204 \r\n\r\n", written());
  }

  @Test
  void finish_statusLeftOut_isMissing() {
    call("minor", 1);
    call("header", "A", "b");
    assertEquals(-Codec.code(2, Codec.MISSING), finish());
    assertEquals(2, writer.number("errorField"));
  }

  @Test
  void finish_partsSetBackwards_isOrder() {
    call("minor", 1);
    call("status", 200);
    call("minor", 1);
    assertEquals(-Codec.code(1, Codec.ORDER), finish());
  }

  @Test
  void finish_numbersThatDoNotFit_isRange() {
    assertEquals(-Codec.code(1, Codec.RANGE), finishOf("minor", 10));
    assertEquals(-Codec.code(1, Codec.RANGE), finishOf("minor", -1));
  }

  @Test
  void finish_statusAgainstItsCondition_isValue() {
    call("minor", 1);
    call("status", 99);
    assertEquals(-Codec.code(2, Codec.VALUE), finish());
  }

  @Test
  void header_thatWouldEndItsLine_isRefusedAndNotWritten() {
    for (String evil :
        new String[] {"a\r\nSet-Cookie: x", "a\nb", "\rb", "a\u0000", "a\u010D\u010A", "\u007F"}) {
      wrap();
      call("minor", 1);
      call("status", 200);
      call("header", "X", evil);
      assertEquals(-Codec.code(HEADERS, Codec.CHARSET), finish(), evil);
      String all = new String(buffer, StandardCharsets.ISO_8859_1);
      assertTrue(!all.contains("Set-Cookie") && all.indexOf('\n') == all.lastIndexOf('\n'), all);
    }
  }

  @Test
  void header_thatWouldEndItsLineInBytes_isRefused() {
    for (String evil : new String[] {"a\r\nb: c", "a\nb", "\u0000"}) {
      wrap();
      call("minor", 1);
      call("status", 200);
      call("header", bytes("X"), bytes(evil));
      assertEquals(-Codec.code(HEADERS, Codec.CHARSET), finish());
    }
  }

  @Test
  void header_nameThatIsNoToken_isRefused() {
    for (String name : new String[] {"", "a b", "a:", "\u00E9", "a\r\nb"}) {
      wrap();
      call("minor", 1);
      call("status", 200);
      call("header", name, "x");
      int kind = name.isEmpty() ? Codec.RANGE : Codec.CHARSET;
      assertEquals(-Codec.code(HEADERS, kind), finish(), name);
    }
  }

  @Test
  void header_againstTheRulesOfItsSlot_isRefused() {
    assertEquals(-Codec.code(HEADERS, Codec.DIGITS), finishWith("Content-Length", "five"));
    assertEquals(-Codec.code(HEADERS, Codec.RANGE), finishWith("content-length", -1L));
    assertEquals(-Codec.code(HEADERS, Codec.CHARSET), finishWith("Connection", "a b"));
    wrap();
    call("minor", 1);
    call("status", 200);
    call("header", "content-length", 1L);
    call("header", "Content-Length", 1L);
    assertEquals(-Codec.code(HEADERS, Codec.DUPLICATE), finish());
  }

  @Test
  void header_moreThanTheLimit_isRange() {
    call("minor", 1);
    call("status", 200);
    writer.call("wrap", new byte[4000], 0, 4000);
    call("minor", 1);
    call("status", 200);
    for (int i = 0; i < 129; i++) {
      call("header", "X", "y");
    }
    assertEquals(-Codec.code(HEADERS, Codec.RANGE), finish());
  }

  @Test
  void finish_everySmallerWindow_isNoSpaceAndTouchesNothingBehind() {
    call("minor", 1);
    call("status", 404);
    call("reason", "Not Found");
    call("header", "Content-Length", 0L);
    int length = finish();
    assertTrue(length > 0);
    for (int capacity = 0; capacity < length; capacity++) {
      Arrays.fill(buffer, (byte) 0xA5);
      writer.call("wrap", buffer, 10, capacity);
      call("minor", 1);
      call("status", 404);
      call("reason", bytes("Not Found"));
      call("header", bytes("Content-Length"), 0L);
      assertEquals(Codec.NO_SPACE, Codec.kind(finish()), "capacity " + capacity);
      for (int i = 10 + capacity; i < buffer.length; i++) {
        assertEquals((byte) 0xA5, buffer[i]);
      }
    }
  }

  @Test
  void finish_requestsAgainstARequirement_isTheNamedError() {
    GeneratedText.Called request = HTTP.writer("RequestHead");
    request.call("wrap", buffer, 0, 500);
    request.call("method", "POST");
    request.call("target", bytes("/"));
    request.call("minor", 1);
    request.call("header", "Content-Length", 5L);
    request.call("header", "Transfer-Encoding", "chunked");
    int smuggling = HTTP.constant("RequestHead", "SMUGGLING");
    assertEquals(-Codec.code(HEADERS, smuggling), request.number("finish"));
  }

  @Test
  void setters_windowOutsideItsArray_throws() {
    assertThrows(IndexOutOfBoundsException.class, () -> writer.call("wrap", buffer, 500, 101));
    call("minor", 1);
    call("status", 200);
    assertThrows(IndexOutOfBoundsException.class, () -> call("reason", bytes("OK"), 1, 2));
  }

  private int finishOf(String setter, int value) {
    wrap();
    call(setter, value);
    return finish();
  }

  private int finishWith(String name, Object value) {
    wrap();
    call("minor", 1);
    call("status", 200);
    call("header", name, value);
    return finish();
  }

  private void call(String setter, Object... arguments) {
    writer.call(setter, arguments);
  }

  private int finish() {
    return writer.number("finish");
  }

  private String written() {
    int length = finish();
    assertTrue(length >= 0, () -> "error " + length);
    assertEquals((byte) 0xA5, buffer[9]);
    assertEquals((byte) 0xA5, buffer[10 + length]);
    return new String(buffer, 10, length, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return TextOracle.bytes(text);
  }
}
