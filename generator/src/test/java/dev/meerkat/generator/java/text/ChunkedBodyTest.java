// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.testkit.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Bodies in chunks: the generated pull parser says what the interpreter says, in every cut. */
class ChunkedBodyTest {
  private static final GeneratedText GENERATED = new GeneratedText(HttpLibrary.PROGRAM);
  private static final List<byte[]> VECTORS = HttpLibrary.vectors("ChunkedBody");

  private final ChunkedReading reading = new ChunkedReading(GENERATED);

  private String check(byte[] octets, SplittableRandom random) {
    String expected = ChunkedReading.interpreted(octets);
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    assertEquals(expected, reading.whole(octets), text);
    byte[] content = reading.content();
    for (int i = 0; i < 4; i++) {
      assertEquals(expected, reading.inPieces(octets, random), text);
      if (expected.startsWith("OK")) {
        assertArrayEquals(content, reading.content(), text);
      }
    }
    return expected;
  }

  @Test
  void vectors_wholeCutAndTruncated_agreeWithTheInterpreter() {
    SplittableRandom random = new SplittableRandom(1);
    for (byte[] vector : VECTORS) {
      for (int length = 0; length <= vector.length; length++) {
        check(Arrays.copyOf(vector, length), random);
      }
    }
    assertTrue(VECTORS.size() > 25);
  }

  @Test
  void mutatedVectors_wholeAndCut_agreeWithTheInterpreter() {
    int[] outcomes = new int[2];
    Seeds.run(
        3000,
        random -> {
          byte[] vector = VECTORS.get(random.nextInt(VECTORS.size()));
          String outcome = check(RequestHeadOracleTest.mutate(random, vector), random);
          outcomes[outcome.startsWith("OK") ? 1 : 0]++;
        });
    assertTrue(outcomes[0] > 100 && outcomes[1] > 100, "mutations must hit both outcomes");
  }

  @Test
  void slices_ofOneChunk_areItsContentInOrder() {
    byte[] octets = bytes("b\r\nhello world\r\n1\r\n!\r\n0\r\n\r\n");
    reading.inPieces(octets, new SplittableRandom(7));
    assertEquals("hello world!", new String(reading.content(), StandardCharsets.US_ASCII));
  }

  @Test
  void anyContentInAnyChunks_written_isReadAgain() {
    Seeds.run(
        200,
        random -> {
          byte[] content = new byte[random.nextInt(600)];
          random.nextBytes(content);
          byte[] buffer = new byte[8000];
          GeneratedText.Called writer = GENERATED.writer("ChunkedBody");
          writer.call("wrap", buffer, 3, 7000);
          for (int at = 0; at < content.length; ) {
            int length = Math.min(content.length - at, random.nextInt(80));
            writer.call("chunk", content, at, length);
            at += length;
          }
          boolean hasTrailer = random.nextBoolean();
          if (hasTrailer) {
            Object end = writer.call("end");
            new GeneratedText.Called(end).call("header", "X-Sum", "1");
          }
          int size = writer.number("finish");
          assertTrue(size > 0);
          byte[] written = Arrays.copyOfRange(buffer, 3, 3 + size);
          assertEquals("OK " + size, check(written, random));
          assertArrayEquals(content, reading.content());
        });
  }

  @Test
  void partsOfAMessage_writtenInTurn_areOneMessage() {
    GeneratedText.Called writer = GENERATED.writer("ChunkedBody");
    byte[] buffer = new byte[64];
    writer.call("wrap", buffer, 0, 64);
    writer.call("chunk", bytes("abc"), 0, 3);
    int part = writer.number("part");
    writer.call("wrap", buffer, part, 64 - part);
    writer.call("chunk", bytes("de"), 0, 2);
    int rest = writer.number("finish");
    String all = new String(buffer, 0, part + rest, StandardCharsets.US_ASCII);
    assertEquals("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", all);
  }

  @Test
  void windowsOfEverySize_written_endInTimeOrSaySo() {
    byte[] content = bytes("0123456789abcdef");
    for (int capacity = 0; capacity < 40; capacity++) {
      byte[] buffer = new byte[50];
      GeneratedText.Called writer = GENERATED.writer("ChunkedBody");
      writer.call("wrap", buffer, 0, capacity);
      writer.call("chunk", content, 0, 16);
      int size = writer.number("finish");
      assertTrue(
          capacity < 27 ? Codec.kind(-size) == Codec.NO_SPACE : size == 27, "in " + capacity);
      for (int i = capacity; i < buffer.length; i++) {
        assertEquals(0, buffer[i]);
      }
    }
  }

  @Test
  void chunkBehindTheLast_written_isAMistake() {
    GeneratedText.Called writer = GENERATED.writer("ChunkedBody");
    writer.call("wrap", new byte[64], 0, 64);
    writer.call("end");
    writer.call("chunk", bytes("a"), 0, 1);
    assertEquals(Codec.ORDER, Codec.kind(-writer.number("finish")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
