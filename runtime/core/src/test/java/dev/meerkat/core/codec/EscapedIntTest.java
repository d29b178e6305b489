// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapedIntTest {
  /** Payload lengths of WebSocket, RFC 6455 section 5.2. */
  private static final EscapedInt WEB_SOCKET =
      new EscapedInt(7, new int[] {126, 127}, new int[] {16, 63}, new long[] {0, 0}, true);

  /** Lengths of CoAP as a whole octet, RFC 7252 section 3.1. */
  private static final EscapedInt ADDING =
      new EscapedInt(8, new int[] {253, 254}, new int[] {8, 16}, new long[] {253, 509}, false);

  private static byte[] hex(String octets) {
    return HexFormat.of().parseHex(octets);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "125, 7d",
    "126, 7e007e",
    "65535, 7effff",
    "65536, 7f0000000000010000",
    "9223372036854775807, 7f7fffffffffffffff"
  })
  void edgeOfAForm_writtenAndRead_isTheSame(long value, String octets) {
    byte[] expected = hex(octets);
    byte[] written = new byte[expected.length];
    assertEquals(expected.length, WEB_SOCKET.size(value));
    WEB_SOCKET.put(written, 0, value);
    assertArrayEquals(expected, written);
    assertEquals(expected.length, WEB_SOCKET.span(written, 0, written.length));
    assertEquals(value, WEB_SOCKET.get(written, 0, expected.length));
  }

  @ParameterizedTest
  @CsvSource({"252, fc", "253, fd00", "508, fdff", "509, fe0000", "66044, feffff"})
  void formsThatAdd_writtenAndRead_areTheSame(long value, String octets) {
    byte[] written = new byte[ADDING.size(value)];
    ADDING.put(written, 0, value);
    assertArrayEquals(hex(octets), written);
    assertEquals(value, ADDING.get(written, 0, ADDING.span(written, 0, written.length)));
  }

  @Test
  void numberThatIsWrong_span_saysWhy() {
    assertEquals(-Codec.SHORT, WEB_SOCKET.span(hex(""), 0, 0));
    assertEquals(-Codec.SHORT, WEB_SOCKET.span(hex("7e00"), 0, 2));
    assertEquals(-Codec.NOT_MINIMAL, WEB_SOCKET.span(hex("7e007d"), 0, 3));
    assertEquals(-Codec.NOT_MINIMAL, WEB_SOCKET.span(hex("7f000000000000ffff"), 0, 9));
    assertEquals(-Codec.VALUE, WEB_SOCKET.span(hex("7f8000000000000000"), 0, 9));
    assertEquals(-Codec.VALUE, ADDING.span(hex("ff"), 0, 1));
  }

  @Test
  void baseThatSharesItsOctet_isReadAlone_andLeftAlone() {
    assertEquals(5, WEB_SOCKET.get(hex("85"), 0, WEB_SOCKET.span(hex("85"), 0, 1)));
    byte[] octets = {(byte) 0x80, 0, 0};
    WEB_SOCKET.putRest(octets, 0, 300);
    assertArrayEquals(hex("80012c"), octets);
    assertEquals(126, WEB_SOCKET.base(300));
  }
}
