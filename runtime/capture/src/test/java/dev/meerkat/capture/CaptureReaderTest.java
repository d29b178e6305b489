// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.testkit.AllocationProbe;
import dev.meerkat.testkit.CaptureFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CaptureReaderTest {
  private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;
  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
  private static final byte[] DATA = {1, 2, 3, 4, 5};

  @Test
  void bigEndianPcap_read_tellsTimeLengthAndLinkType() throws IOException {
    CaptureFile file = CaptureFile.pcap(BIG, CaptureFile.MICROSECONDS, 101);
    CaptureReader capture = CaptureReader.of(file.record(10, 999_999, 60, DATA).stream());

    assertTrue(capture.next());
    assertPacket(capture.packet(), 1, 10, 999_999_000, 60, 101);
    assertFalse(capture.next());
  }

  @Test
  void littleEndianPcapInNanoseconds_read_tellsThemExactly() throws IOException {
    CaptureFile file = CaptureFile.pcap(LITTLE, CaptureFile.NANOSECONDS, 1);
    CaptureReader capture = CaptureReader.of(file.record(-1, 123_456_789, 5, DATA).stream());

    assertTrue(capture.next());
    assertPacket(capture.packet(), 1, 0xFFFF_FFFFL, 123_456_789, 5, 1);
  }

  @Test
  void networkWithLengthOfCheckSequence_read_isCutToTheLinkType() throws IOException {
    CaptureFile file = CaptureFile.pcap(LITTLE, CaptureFile.MICROSECONDS, 0x40000001);
    CaptureReader capture = CaptureReader.of(file.record(0, 0, 5, DATA).stream());

    assertTrue(capture.next());
    assertEquals(1, capture.packet().linkType());
  }

  @Test
  void zippedCapture_read_isUnpacked() throws IOException {
    CaptureFile file = CaptureFile.pcap(LITTLE, CaptureFile.MICROSECONDS, 1).record(1, 2, 5, DATA);
    CaptureReader capture = CaptureReader.of(new ByteArrayInputStream(file.zipped()));

    assertTrue(capture.next());
    assertPacket(capture.packet(), 1, 1, 2_000, 5, 1);
    assertEquals(file.zipped().length, capture.bytesRead());
  }

  @Test
  void zippedCaptureThatIsCut_read_endsInsideARecord() throws IOException {
    CaptureFile file = CaptureFile.pcap(LITTLE, CaptureFile.MICROSECONDS, 1);
    for (int i = 0; i < 1_000; i++) {
      file.record(i * 77, i * 31, 5, new byte[] {(byte) i, (byte) (i * 7), 3, (byte) (i * 13), 5});
    }
    byte[] zipped = file.zipped();
    CaptureReader capture =
        CaptureReader.of(new ByteArrayInputStream(Arrays.copyOf(zipped, zipped.length / 2)));

    CaptureException cut = assertThrows(CaptureException.class, () -> readAll(capture));
    assertTrue(cut.getMessage().startsWith("the file ends inside a record"), cut.getMessage());
  }

  @Test
  void recordAboveTheLimit_read_isPassedOverAndCounted() throws IOException {
    CaptureReader capture =
        CaptureReader.of(
            CaptureFile.pcap(BIG, CaptureFile.MICROSECONDS, 1)
                .record(0, 0, 5, new byte[CaptureReader.MAX_CAPTURED + 1])
                .record(1, 0, 5, DATA)
                .record(2, 0, 5, new byte[CaptureReader.MAX_CAPTURED])
                .stream());

    assertTrue(capture.next());
    assertEquals(2, capture.packet().number());
    assertTrue(capture.next());
    assertEquals(CaptureReader.MAX_CAPTURED, capture.packet().captured());
    assertFalse(capture.next());
    assertEquals(1, capture.oversized());
  }

  @Test
  void pcapngInBothByteOrders_read_tellsTheSame() throws IOException {
    for (ByteOrder order : new ByteOrder[] {BIG, LITTLE}) {
      CaptureReader capture =
          CaptureReader.of(
              CaptureFile.pcapng(order)
                  .face(1, 0, new byte[0])
                  .face(101, 0, new byte[0])
                  .block(0xBAD, CaptureFile.pcapng(order).buffer(8))
                  .enhanced(1, 1_500_000, 60, DATA)
                  .stream());

      assertTrue(capture.next());
      assertPacket(capture.packet(), 1, 1, 500_000_000, 60, 101);
      assertFalse(capture.next());
    }
  }

  @Test
  void twoSectionsOfDifferentByteOrder_read_forgetTheInterfacesOfTheFirst() throws IOException {
    byte[] first = CaptureFile.pcapng(BIG).face(1, 0, new byte[0]).enhanced(0, 1, 5, DATA).bytes();
    byte[] second = CaptureFile.pcapng(LITTLE).enhanced(0, 1, 5, DATA).bytes();
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    CaptureReader capture = CaptureReader.of(new ByteArrayInputStream(both));

    assertTrue(capture.next());
    CaptureException failure = assertThrows(CaptureException.class, capture::next);
    assertTrue(failure.getMessage().contains("interface 0, which is not described"));
  }

  @Test
  void resolutionsOfInterfaces_read_giveTheSameTime() throws IOException {
    assertTime(0, 3, 1_500, 1, 500_000_000);
    assertTime(0, 9, 1_500_000_000L, 1, 500_000_000);
    assertTime(0, 12, 1_500_000_000_001L, 1, 500_000_000);
    assertTime(0, 0x80 | 10, 1_536, 1, 500_000_000);
    assertTime(0, 0x80 | 40, 3L << 39, 1, 500_000_000);
    assertTime(-1, 6, 1_500_000, 0, 500_000_000);
    assertTime(5, 0, 1, 6, 0);
  }

  @Test
  void resolutionTooFine_read_isRefused() {
    CaptureException failure =
        assertThrows(CaptureException.class, () -> assertTime(0, 19, 0, 0, 0));
    assertTrue(failure.getMessage().contains("units that are too small"));
  }

  @Test
  void simplePacket_read_isCutToSnapLengthAndHasNoTime() throws IOException {
    CaptureReader capture =
        CaptureReader.of(
            CaptureFile.pcapng(LITTLE).face(1, 3, new byte[0]).simple(5, DATA).stream());

    assertTrue(capture.next());
    assertEquals(3, capture.packet().captured());
    assertEquals(5, capture.packet().original());
    assertFalse(capture.packet().isTimed());
  }

  @Test
  void packetBlockThatLies_read_namesTheBlock() throws IOException {
    CaptureFile file = CaptureFile.pcapng(BIG).face(1, 0, new byte[0]);
    int place = file.bytes().length;
    file.block(6, file.buffer(24).putInt(0).putInt(0).putInt(0).putInt(5).putInt(5));
    CaptureReader capture = CaptureReader.of(file.stream());

    CaptureException failure = assertThrows(CaptureException.class, capture::next);
    assertEquals("a malformed packet block, in the block at byte " + place, failure.getMessage());
  }

  @Test
  void otherFiles_opened_areRefused() {
    for (String text :
        new String[] {"", "a", "\u001f\u008b", "PK", "no capture, for sure, is this"}) {
      byte[] bytes = CaptureFile.pcapng(BIG).text(text).bytes();
      byte[] alone = Arrays.copyOfRange(bytes, 28, bytes.length);
      assertThrows(
          IOException.class, () -> CaptureReader.of(new ByteArrayInputStream(alone)), text);
    }
  }

  @Test
  void captureCutAnywhere_read_endsOrSaysSoAndGivesWhatWasWhole() throws IOException {
    byte[] classic =
        CaptureFile.pcap(BIG, CaptureFile.MICROSECONDS, 1).record(1, 2, 5, DATA).bytes();
    byte[] blocks =
        CaptureFile.pcapng(LITTLE).face(1, 0, new byte[0]).enhanced(0, 1, 5, DATA).bytes();
    for (byte[] whole : new byte[][] {classic, blocks}) {
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        try {
          CaptureReader capture = CaptureReader.of(new ByteArrayInputStream(cut));
          assertEquals(0, readAll(capture), "cut at " + length);
        } catch (IOException expected) {
          assertTrue(length < whole.length);
        }
      }
    }
  }

  @Test
  void streamThatGivesOneByteAtATime_read_givesTheSamePackets() throws IOException {
    byte[] bytes =
        CaptureFile.pcapng(LITTLE)
            .face(1, 0, new byte[0])
            .enhanced(0, 1, 5, DATA)
            .enhanced(0, 2, 5, DATA)
            .bytes();
    InputStream slow =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(length, 1));
          }
        };

    assertEquals(2, readAll(CaptureReader.of(slow)));
  }

  @Test
  void steadyState_next_allocatesNothing() throws IOException {
    CaptureFile classic = CaptureFile.pcap(LITTLE, CaptureFile.MICROSECONDS, 1);
    CaptureFile blocks = CaptureFile.pcapng(LITTLE).face(1, 0, new byte[0]);
    for (int i = 0; i < 60_000; i++) {
      classic.record(i, 0, 5, DATA);
      blocks.enhanced(0, i, 5, DATA);
    }
    CaptureReader first = CaptureReader.of(classic.stream());
    CaptureReader second = CaptureReader.of(blocks.stream());

    AllocationProbe.assertAllocatesNothing(2_000, 5_000, first::next);
    AllocationProbe.assertAllocatesNothing(2_000, 5_000, second::next);
  }

  private static void assertTime(
      long offset, int resolution, long timestamp, long seconds, int nanos) throws IOException {
    CaptureFile file = CaptureFile.pcapng(LITTLE);
    byte[] options =
        file.buffer(20)
            .put(file.option(9, new byte[] {(byte) resolution}))
            .put(file.option(14, file.buffer(8).putLong(offset).array()))
            .array();
    CaptureReader capture =
        CaptureReader.of(file.face(1, 0, options).enhanced(0, timestamp, 5, DATA).stream());

    assertTrue(capture.next());
    assertEquals(seconds, capture.packet().seconds());
    assertEquals(nanos, capture.packet().nanos());
  }

  private static void assertPacket(
      CapturedPacket packet, int number, long seconds, int nanos, int original, int linkType) {
    assertEquals(number, packet.number());
    assertTrue(packet.isTimed());
    assertEquals(seconds, packet.seconds());
    assertEquals(nanos, packet.nanos());
    assertEquals(original, packet.original());
    assertEquals(linkType, packet.linkType());
    int end = packet.offset() + packet.captured();
    assertArrayEquals(DATA, Arrays.copyOfRange(packet.buffer(), packet.offset(), end));
  }

  private static int readAll(CaptureReader capture) throws IOException {
    int count = 0;
    while (capture.next()) {
      count++;
    }
    return count;
  }
}
