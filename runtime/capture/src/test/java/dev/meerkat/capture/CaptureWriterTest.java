// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.testkit.AllocationProbe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CaptureWriterTest {
  private static final long TIME = 1_700_000_000_123_456_789L;
  private static final byte[] DATA = {9, 1, 2, 3, 4, 5, 9};

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  @Test
  void bothFormats_readBack_tellWhatWasWritten() throws IOException {
    for (boolean classic : new boolean[] {true, false}) {
      file.reset();
      try (CaptureWriter capture = open(classic, CaptureLimits.DEFAULT)) {
        int face = capture.face("tap0", 101);
        for (int length = 0; length < 6; length++) {
          assertTrue(capture.write(face, length % 2 == 0, TIME + length, DATA, 1, length));
        }
        assertEquals(6, capture.packets());
      }
      CaptureReader read = read();
      for (int length = 0; length < 6; length++) {
        assertTrue(read.next());
        CapturedPacket packet = read.packet();
        assertEquals(101, packet.linkType());
        assertEquals(1_700_000_000, packet.seconds());
        assertEquals(123_456_789 + length, packet.nanos());
        assertEquals(length, packet.original());
        assertArrayEquals(
            Arrays.copyOfRange(DATA, 1, 1 + length),
            Arrays.copyOfRange(
                packet.buffer(), packet.offset(), packet.offset() + packet.captured()));
      }
      assertFalse(read.next());
    }
  }

  @Test
  void snapLength_packetIsLonger_isCutAndTellsItsLength() throws IOException {
    try (CaptureWriter capture = open(false, CaptureLimits.DEFAULT.withSnapLength(3))) {
      capture.write(capture.face("a", 1), true, TIME, DATA, 0, 7);
    }
    CaptureReader read = read();
    assertTrue(read.next());
    assertEquals(3, read.packet().captured());
    assertEquals(7, read.packet().original());
  }

  @Test
  void fileIsFull_morePackets_areCountedAndLeftOut() throws IOException {
    CaptureWriter capture = open(true, CaptureLimits.DEFAULT.withFileBytes(2_000));
    int face = capture.face("a", 1);
    int written = 0;
    for (int i = 0; i < 200; i++) {
      written += capture.write(face, true, TIME, DATA, 0, 7) ? 1 : 0;
    }
    capture.close();
    assertEquals(written, capture.packets());
    assertEquals(200 - written, capture.leftOut());
    assertTrue(file.size() <= 2_000 && file.size() > 900, () -> "octets: " + file.size());
    assertFalse(capture.write(face, true, TIME, DATA, 0, 7));
  }

  @Test
  void twoInterfaces_blocksTellThem_classicRefusesAnotherKind() throws IOException {
    try (CaptureWriter capture = open(false, CaptureLimits.DEFAULT)) {
      int first = capture.face("a", 1);
      int second = capture.face("b", 101);
      capture.write(second, true, TIME, DATA, 0, 7);
      capture.write(first, false, TIME, DATA, 0, 7);
    }
    CaptureReader read = read();
    assertTrue(read.next());
    assertEquals(101, read.packet().linkType());
    assertTrue(read.next());
    assertEquals(1, read.packet().linkType());
    CaptureWriter classic = open(true, CaptureLimits.DEFAULT);
    classic.face("a", 1);
    assertThrows(IllegalArgumentException.class, () -> classic.face("b", 101));
  }

  @Test
  void steadyState_write_allocatesNothing() throws IOException {
    CaptureWriter capture =
        CaptureWriter.pcapng(OutputStream.nullOutputStream(), CaptureLimits.DEFAULT);
    int face = capture.face("a", 1);
    AllocationProbe.assertAllocatesNothing(
        2_000, 5_000, () -> capture.write(face, true, TIME, DATA, 0, 7));
  }

  private CaptureWriter open(boolean classic, CaptureLimits limits) {
    return classic ? CaptureWriter.pcap(file, limits) : CaptureWriter.pcapng(file, limits);
  }

  private CaptureReader read() throws IOException {
    return CaptureReader.of(new ByteArrayInputStream(file.toByteArray()));
  }
}
