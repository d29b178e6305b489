// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.link.Device;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.Offload;
import dev.meerkat.link.memory.DevicePair;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TracingDeviceTest {
  private static final long MICRO = 1_000;
  private static final byte[] FRAME =
      HexFormat.of().parseHex("ffffffffffff" + "020000000001" + "0806" + "00010203");

  private final DevicePair pair = new DevicePair(LinkType.ETHERNET, 1500, 100);
  private final StringBuilder said = new StringBuilder();

  @Test
  void framesPass_eachIsALine() {
    Device device = new TracingDevice(pair.left(), said, TraceLimits.DEFAULT);
    assertTrue(device.send(5 * MICRO, FRAME, 0, FRAME.length, Offload.NONE));
    pair.right().send(0, FRAME, 0, FRAME.length, Offload.NONE);
    assertEquals(1, device.receive(1_000_007 * MICRO, 9, (b, o, l, f) -> {}));
    assertEquals(
        """
         0.000000 left >    18 02:00:00:00:00:01 to ff:ff:ff:ff:ff:ff 0806
         1.000002 left <    18 02:00:00:00:00:01 to ff:ff:ff:ff:ff:ff 0806
        """,
        said.toString());
  }

  @Test
  void hexAsked_rowsStandBelow() {
    Device device = new TracingDevice(pair.left(), said, TraceLimits.DEFAULT.withHex(17));
    device.send(0, FRAME, 0, FRAME.length, Offload.checksum(14, 2));
    assertEquals(
        """
         0.000000 left >    18 02:00:00:00:00:01 to ff:ff:ff:ff:ff:ff 0806 no checksum yet
          0000 ff ff ff ff ff ff 02 00 00 00 00 01 08 06 00 01
          0010 02
        """,
        said.toString());
  }

  @Test
  void linesAreUsedUp_restIsCounted() {
    TracingDevice device = new TracingDevice(pair.left(), said, TraceLimits.DEFAULT.withLines(1));
    device.send(0, FRAME, 0, 3, Offload.NONE);
    device.send(0, FRAME, 0, 3, Offload.NONE);
    assertEquals(" 0.000000 left >     3 cut\n", said.toString());
    assertEquals(1, device.untold());
  }

  @Test
  void innerIsFull_lineSaysRefused() {
    Device device = new TracingDevice(pair.left(), said, TraceLimits.DEFAULT);
    byte[] large = new byte[90];
    assertFalse(device.send(0, large, 0, 90, Offload.NONE));
    assertTrue(said.toString().endsWith(" 0000 refused\n"), said::toString);
  }

  @Test
  void detailGiven_standsInTheLine() {
    Device device =
        new TracingDevice(
            pair.left(),
            said,
            TraceLimits.DEFAULT,
            (line, buffer, offset, length) -> line.append(" of ").append(buffer.length));
    device.send(0, FRAME, 0, FRAME.length, Offload.NONE);
    assertTrue(said.toString().endsWith("0806 of 18\n"), said::toString);
  }

  @Test
  void writingFails_traceEnds_trafficGoesOn() {
    Appendable broken =
        new Appendable() {
          @Override
          public Appendable append(CharSequence text) throws IOException {
            throw new IOException("no room");
          }

          @Override
          public Appendable append(CharSequence text, int start, int end) throws IOException {
            return append(CharBuffer.wrap(text));
          }

          @Override
          public Appendable append(char letter) throws IOException {
            return append(String.valueOf(letter));
          }
        };
    TracingDevice device = new TracingDevice(pair.left(), broken, TraceLimits.DEFAULT);
    assertTrue(device.send(0, FRAME, 0, FRAME.length, Offload.NONE));
    assertTrue(device.send(0, FRAME, 0, FRAME.length, Offload.NONE));
    assertEquals("no room", device.failure().getMessage());
    assertEquals(1, device.untold());
  }
}
