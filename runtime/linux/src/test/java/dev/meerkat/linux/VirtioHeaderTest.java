// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.link.Offload;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class VirtioHeaderTest {
  private static final byte[] V4 = {0x45};
  private static final byte[] V6 = {0x60};

  @Test
  void wholeFrame_written_isAllZero() {
    assertEquals("00000000000000000000", written(V4, Offload.NONE));
    assertEquals("00000000000000000000", written(V4, Offload.VERIFIED));
  }

  @Test
  void checksumLeftUndone_written_tellsWhereItGoes() {
    assertEquals("01000000000022001000", written(V4, Offload.checksum(34, 16)));
  }

  @Test
  void packetToCut_written_tellsItsVersion() {
    assertEquals("01010000a80522001000", written(V4, Offload.segments(34, 16, 1448)));
    assertEquals("01040000940536001000", written(V6, Offload.segments(54, 16, 1428)));
  }

  @Test
  void headersOfTheKernel_read_tellWhatIsLeftToUs() {
    assertEquals(Offload.NONE, read("00000000000000000000"));
    assertEquals(Offload.VERIFIED, read("02000000000000000000"));
    assertEquals(Offload.checksum(34, 16), read("01004200000022001000"));
    assertEquals(Offload.segments(34, 16, 1448), read("01014200a80522001000"));
    assertEquals(Offload.segments(54, 16, 1428), read("01845600940536001000"));
  }

  private static String written(byte[] packet, long offload) {
    byte[] header = new byte[VirtioHeader.SIZE];
    VirtioHeader.write(header, 0, packet, 0, offload);
    return HexFormat.of().formatHex(header);
  }

  private static long read(String header) {
    return VirtioHeader.read(HexFormat.of().parseHex(header), 0);
  }
}
