// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkedDecoderTest {
  private static final int MAX_EXTENSIONS = 32;

  @ParameterizedTest
  @CsvSource(
      value = {
        "5\\r\\nhello\\r\\n0\\r\\n|hello",
        "0\\r\\n|''",
        "000\\r\\n|''",
        "A\\r\\n0123456789\\r\\n1\\r\\nx\\r\\n0\\r\\n|0123456789x",
        "a\\r\\n0123456789\\r\\n0\\r\\n|0123456789",
        "5;ext\\r\\nhello\\r\\n0\\r\\n|hello",
        "5;a=b;c=\"d e\"\\r\\nhello\\r\\n0;z\\r\\n|hello",
        "5 ; a = b\\r\\nhello\\r\\n0\\r\\n|hello",
        "5;a=\"q\\\"q\"\\r\\nhello\\r\\n0\\r\\n|hello"
      },
      delimiter = '|')
  void validCoding_inEveryCut_givesTheContent(String coded, String content) {
    byte[] octets = octets(coded);
    for (int piece = 1; piece <= octets.length; piece++) {
      Outcome outcome = decode(octets, piece);
      assertEquals(ChunkedDecoder.TRAILERS, outcome.status(), "pieces of " + piece);
      assertEquals(content, outcome.content(), "pieces of " + piece);
      assertEquals(octets.length, outcome.consumed(), "pieces of " + piece);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\r\\n",
        "g\\r\\n",
        " 5\\r\\nhello",
        "5 \\r\\nhello",
        "5\\t\\r\\nhello",
        "+5\\r\\nhello",
        "-1\\r\\n",
        "0x5\\r\\nhello",
        "1_0\\r\\nhello",
        "5\\nhello",
        "5\\r\\nhello\\n0",
        "5\\r\\nhello0\\r",
        "5\\r\\nhelloXX0",
        "5\\r\\nhello\\rX",
        "5\\rX",
        "5;\\r\\nhello",
        "5;\\nhello",
        "5;a\\nhello",
        "5;a \\r\\nhello",
        "5;a=\\r\\nhello",
        "5;a=b \\r\\nhello",
        "5;bad[=x\\r\\nhello",
        "5;a=\"\\u0001\"\\r\\nhello",
        "5;aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\\r\\nhello",
        "0000000000000005\\r\\nhello",
        "FFFFFFFFFFFFFFFF\\r\\nhello",
        "FFFFFFFFFFFFFFFF0\\r\\nhello"
      })
  void brokenCoding_inEveryCut_isAnError(String coded) {
    byte[] octets = octets(coded);
    for (int piece = 1; piece <= octets.length; piece++) {
      assertEquals(ChunkedDecoder.ERROR, decode(octets, piece).status(), "pieces of " + piece);
    }
  }

  @Test
  void everyPrefixOfAValidCoding_needsMore() {
    byte[] octets = octets("5;a=b\\r\\nhello\\r\\n0\\r\\n");
    for (int length = 0; length < octets.length; length++) {
      byte[] prefix = java.util.Arrays.copyOf(octets, length);
      assertEquals(ChunkedDecoder.NEED_MORE, decode(prefix, 1).status(), "length " + length);
    }
  }

  @Test
  void reset_afterAnError_beginsAnew() {
    ChunkedDecoder decoder = new ChunkedDecoder(MAX_EXTENSIONS);
    byte[] broken = octets("x");
    assertEquals(ChunkedDecoder.ERROR, decoder.next(broken, 0, 1));
    assertEquals(ChunkedDecoder.ERROR, decoder.next(octets("0\\r\\n"), 0, 3));
    decoder.reset();
    assertEquals(ChunkedDecoder.TRAILERS, decoder.next(octets("0\\r\\n"), 0, 3));
  }

  private record Outcome(int status, String content, int consumed) {}

  private static Outcome decode(byte[] octets, int piece) {
    ChunkedDecoder decoder = new ChunkedDecoder(MAX_EXTENSIONS);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    int status = ChunkedDecoder.NEED_MORE;
    int at = 0;
    while (at < octets.length
        && (status == ChunkedDecoder.NEED_MORE || status == ChunkedDecoder.DATA)) {
      status = decoder.next(octets, at, Math.min(piece, octets.length - at));
      if (status == ChunkedDecoder.DATA) {
        content.write(octets, decoder.dataOffset(), decoder.dataLength());
      }
      at += decoder.consumed();
    }
    int last = status == ChunkedDecoder.DATA ? ChunkedDecoder.NEED_MORE : status;
    return new Outcome(last, content.toString(StandardCharsets.ISO_8859_1), at);
  }

  /** Text with Java's escapes for control characters. */
  private static byte[] octets(String escaped) {
    String text =
        escaped
            .replace("\\r", "\r")
            .replace("\\n", "\n")
            .replace("\\t", "\t")
            .replace("\\u0001", "\u0001");
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
