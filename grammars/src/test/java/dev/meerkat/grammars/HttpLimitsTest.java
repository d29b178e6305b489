// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.grammars;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.Reading;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The limits of a head: what is exactly as large as allowed passes, one octet more does not. */
class HttpLimitsTest {
  private static final int TARGET = 2;
  private static final int HEADERS = 5;

  private static String request(String text) {
    Reading reading =
        new Interpreter(Library.program())
            .read("net.http.RequestHead", text.getBytes(StandardCharsets.ISO_8859_1));
    return reading.describe();
  }

  private static String limit(int offset, int field) {
    return "LIMIT at " + offset + ", field " + field;
  }

  @Test
  void target_of8192_passes_oneMoreIsLimit() {
    String rest = " HTTP/1.0\r\n\r\n";
    assertEquals("OK, 8209 bytes", request("GET " + "/".repeat(8192) + rest));
    assertEquals(limit(4 + 8192, TARGET), request("GET " + "/".repeat(8193) + rest));
  }

  @Test
  void headers128_pass_oneMoreIsLimitAtItsFirstOctet() {
    String line = "GET / HTTP/1.0\r\n";
    assertEquals("OK, 658 bytes", request(line + "X:1\r\n".repeat(128) + "\r\n"));
    assertEquals(limit(16 + 128 * 5, HEADERS), request(line + "X:1\r\n".repeat(129) + "\r\n"));
  }

  @Test
  void headerThatWouldChangeFraming_behindTheLimit_isNotPassedOver() {
    String many = "GET / HTTP/1.0\r\n" + "X:1\r\n".repeat(128);
    assertEquals(limit(656, HEADERS), request(many + "Content-Length: 5\r\n\r\n"));
  }

  @Test
  void name_of256_passes_oneMoreIsLimit() {
    String line = "GET / HTTP/1.0\r\n";
    assertEquals("OK, 277 bytes", request(line + "N".repeat(256) + ":\r\n\r\n"));
    assertEquals(limit(16 + 256, HEADERS), request(line + "N".repeat(257) + ":\r\n\r\n"));
  }

  @Test
  void value_of8192_passes_oneMoreIsLimit() {
    String line = "GET / HTTP/1.0\r\nN:";
    assertEquals("OK, 8214 bytes", request(line + "v".repeat(8192) + "\r\n\r\n"));
    assertEquals(limit(18 + 8192, HEADERS), request(line + "v".repeat(8193) + "\r\n\r\n"));
  }

  @Test
  void head_of64KiB_isLimitWhereverItIsCut() {
    String line = "N:" + "v".repeat(8000) + "\r\n";
    String head = "GET / HTTP/1.0\r\n" + line.repeat(9) + "\r\n";
    assertEquals(limit(65_536, HEADERS), request(head));
    assertEquals("NEED_MORE", request(head.substring(0, 65_535)));
    assertEquals(limit(65_536, HEADERS), request(head.substring(0, 65_536)));
  }

  @Test
  void method_of32_passes_oneMoreIsLimit() {
    assertEquals("OK, 47 bytes", request("M".repeat(32) + " / HTTP/1.0\r\n\r\n"));
    assertEquals(limit(32, 1), request("M".repeat(33) + " / HTTP/1.0\r\n\r\n"));
  }
}
