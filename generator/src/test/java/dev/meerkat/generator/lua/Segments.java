// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A stream of octets as frames of Ethernet, cut where chance wants. */
final class Segments {
  static final int LINK_ETHERNET = 1;
  static final int PORT = 40_123;

  private static final int HEADERS = 14 + 20 + 20;

  private Segments() {}

  static List<byte[]> of(byte[] stream, int longest, Random random) {
    List<byte[]> frames = new ArrayList<>();
    for (int at = 0; at < stream.length; ) {
      int length = Math.min(stream.length - at, 1 + random.nextInt(longest));
      frames.add(frame(1000 + at, Arrays.copyOfRange(stream, at, at + length)));
      at += length;
    }
    return frames;
  }

  private static byte[] frame(int sequence, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(HEADERS + payload.length);
    frame.put(new byte[] {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1}).putShort((short) 0x0800);
    frame.putInt(0x45000000 | HEADERS - 14 + payload.length).putInt(0x00010000);
    frame.putInt(0x40060000).putInt(0x0A000001).putInt(0x0A000002);
    frame.putShort((short) 40_001).putShort((short) PORT).putInt(sequence).putInt(1);
    frame.putShort((short) 0x5018).putShort((short) 0x7FFF).putInt(0);
    return frame.put(payload).array();
  }
}
