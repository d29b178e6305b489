// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.generator.Library;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Frames of RFC 6455: masked payloads, and payloads that are larger than the buffer. */
class WebsocketTest {
  private static final int FROM_CLIENT = 1;
  private static GeneratedProgram websocket;

  @BeforeAll
  static void generate() {
    Path wire = Library.folder().resolve("net.websocket.wire");
    websocket = new GeneratedProgram(Library.compile(List.of(wire)));
  }

  /** RFC 6455 section 5.7. */
  private static byte[] hello() {
    return HexFormat.of().parseHex("818537fa213d7f9f4d5158");
  }

  @Test
  void maskedHello_copied_isClear() {
    Called reader = websocket.reader("net.websocket.Frame");
    assertEquals(Reading.OK, reader.number("wrap", hello(), 0, 11, FROM_CLIENT));
    byte[] target = new byte[7];
    assertEquals(5, reader.number("copyPayload", target, 2));
    assertEquals("Hello", new String(target, 2, 5, StandardCharsets.US_ASCII));
    assertEquals(0x37fa213d37fa213dL, reader.number("payloadMask"));
  }

  @Test
  void maskedHello_unmaskedInPlace_isClear() {
    byte[] frame = hello();
    Called reader = websocket.reader("net.websocket.Frame");
    assertEquals(Reading.OK, reader.number("wrap", frame, 0, 11, FROM_CLIENT));
    reader.call("unmaskPayload");
    assertEquals("Hello", new String(frame, 6, 5, StandardCharsets.US_ASCII));
  }

  @Test
  void serverFrame_copied_isAsItStands() {
    byte[] frame = HexFormat.of().parseHex("810548656c6c6f");
    Called reader = websocket.reader("net.websocket.Frame");
    assertEquals(Reading.OK, reader.number("wrap", frame, 0, 7, 0));
    byte[] target = new byte[5];
    reader.call("copyPayload", target, 0);
    assertEquals("Hello", new String(target, StandardCharsets.US_ASCII));
  }

  /** The head is read while the payload is still to come; then pieces flow through 64 octets. */
  @Test
  void payloadLargerThanTheBuffer_handedOnInPieces_isWhole() {
    byte[] payload = new byte[1000];
    Random random = new Random(1);
    random.nextBytes(payload);
    byte[] stream = new byte[1008 + 2];
    System.arraycopy(HexFormat.of().parseHex("82fe03e801020304"), 0, stream, 0, 8);
    for (int i = 0; i < payload.length; i++) {
      stream[8 + i] = (byte) (payload[i] ^ 1 + i % 4);
    }
    stream[1008] = (byte) 0x89;

    byte[] buffer = Arrays.copyOf(stream, 64);
    Called framer = websocket.framer("net.websocket.Frame");
    assertEquals(Reading.NEED_MORE, framer.number("frame", buffer, 0, 64, FROM_CLIENT));
    assertEquals(8, framer.number("headSize"));
    assertEquals(1008, framer.number("size"));
    Called reader = websocket.reader("net.websocket.Frame");
    assertEquals(Reading.OK, reader.number("wrapHead", buffer, 0, 8, 1008, FROM_CLIENT));
    assertEquals(1000, reader.number("payloadLength"));

    int at = 8;
    int given = 0;
    while (framer.number("remaining") > 0) {
      int there = Math.min(1 + random.nextInt(64), stream.length - at);
      int taken = (int) framer.number("flow", there);
      for (int i = 0; i < taken; i++, given++) {
        assertEquals(payload[given], (byte) (stream[at + i] ^ 1 + given % 4));
      }
      at += taken;
    }
    assertEquals(1000, given);
    assertEquals(1008, at);
  }

  /** hostile-inputs: lengths near 2^63 are refused before anything is waited for. */
  @Test
  void hostileHeads_framed_refusedAtOnce() {
    for (String head :
        List.of("82ff7fffffffffffffff", "82fe0001", "c181", "8381", "0181", "89fe0080")) {
      byte[] octets = HexFormat.of().parseHex(head);
      Called framer = websocket.framer("net.websocket.Frame");
      long status = framer.number("frame", octets, 0, octets.length, FROM_CLIENT);
      boolean isFine = head.equals("0181");
      assertEquals(isFine, status < 0, head + " gives " + status);
    }
  }

  @Test
  void streamOfFrames_cutAnywhere_samePayloads() {
    byte[] one = hello();
    byte[] stream = new byte[one.length * 3];
    for (int i = 0; i < 3; i++) {
      System.arraycopy(one, 0, stream, i * one.length, one.length);
    }
    for (int step = 1; step <= stream.length; step++) {
      Called framer = websocket.framer("net.websocket.Frame");
      int start = 0;
      int frames = 0;
      for (int there = step; start < stream.length; there = Math.min(stream.length, there + step)) {
        int end = Math.min(there, stream.length);
        while (start < end
            && framer.number("frame", stream, start, end - start, FROM_CLIENT) == Reading.OK) {
          byte[] frame = Arrays.copyOfRange(stream, start, start + (int) framer.number("size"));
          assertArrayEquals(one, frame);
          start += frame.length;
          frames++;
          framer.call("reset");
        }
      }
      assertEquals(3, frames, "in steps of " + step);
    }
  }
}
