// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.time.VirtualClock;
import dev.meerkat.link.Device;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.Offload;
import dev.meerkat.link.memory.DevicePair;
import dev.meerkat.testkit.RequiredTool;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureDevicesTest {
  private static final int MTU = 1500;
  private static final long MILLI = 1_000_000;

  @TempDir Path folder;
  private final VirtualClock clock = new VirtualClock();
  private final DevicePair pair = new DevicePair(LinkType.ETHERNET, MTU, 100_000);
  private final List<String> got = new ArrayList<>();

  @Test
  void recorded_thenReplayedInTime_comesInAtItsTimes() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    record(CaptureWriter.pcapng(file, CaptureLimits.DEFAULT));
    ReplayDevice replay =
        ReplayDevice.inTime(
            CaptureReader.of(new ByteArrayInputStream(file.toByteArray())),
            LinkType.ETHERNET,
            1,
            MTU);

    long start = 77 * MILLI;
    assertEquals(1, take(replay, start));
    assertEquals(start + 5 * MILLI, replay.nextDeadline());
    assertEquals(0, take(replay, start + 5 * MILLI - 1));
    assertEquals(1, take(replay, start + 5 * MILLI));
    assertEquals(0, take(replay, start + 50 * MILLI));
    assertTrue(replay.isAtEnd());
    assertNull(replay.failure());
    assertEquals(List.of("14 of ping", "14 of pong"), got);
  }

  @Test
  void recorded_replayedAtOnce_comesInOrder() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    record(CaptureWriter.pcap(file, CaptureLimits.DEFAULT));
    ReplayDevice replay =
        ReplayDevice.atOnce(
            CaptureReader.of(new ByteArrayInputStream(file.toByteArray())),
            LinkType.ETHERNET,
            1,
            MTU);
    assertEquals(2, take(replay, 0));
    assertEquals(2, replay.delivered());
  }

  @Test
  void otherLinkTypeAndCutFrames_replayed_arePassedOver() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (CaptureWriter capture =
        CaptureWriter.pcapng(file, CaptureLimits.DEFAULT.withSnapLength(20))) {
      int ethernet = capture.face("a", 1);
      int raw = capture.face("b", 101);
      capture.write(raw, true, 0, new byte[20], 0, 20);
      capture.write(ethernet, true, 0, new byte[30], 0, 30);
      capture.write(ethernet, true, 0, new byte[20], 0, 20);
    }
    byte[] cut = file.toByteArray();
    ReplayDevice replay =
        ReplayDevice.atOnce(
            CaptureReader.of(new ByteArrayInputStream(cut, 0, cut.length - 1)),
            LinkType.ETHERNET,
            1,
            MTU);
    assertEquals(0, take(replay, 0));
    assertEquals(2, replay.passedOver());
    assertNotNull(replay.failure());
  }

  @Test
  void outputFails_recordingEnds_trafficGoesOn() throws IOException {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("disk full");
          }
        };
    CaptureWriter capture = CaptureWriter.pcapng(broken, CaptureLimits.DEFAULT);
    RecordingDevice device = new RecordingDevice(pair.left(), capture, clock);
    byte[] frame = new byte[1_000];
    for (int i = 0; i < 500; i++) {
      assertTrue(device.send(0, frame, 0, frame.length, Offload.NONE));
      assertEquals(1, pair.right().receive(0, 1, (b, o, l, f) -> {}));
    }
    assertEquals("disk full", device.failure().getMessage());
  }

  @Test
  void recordings_readByTsharkAndCapinfos_tellFramesTimesAndDirections() throws Exception {
    RequiredTool.require("tshark");
    RequiredTool.require("capinfos");
    Path blocks = folder.resolve("a.pcapng");
    Path classic = folder.resolve("a.pcap");
    record(CaptureWriter.pcapng(blocks, CaptureLimits.DEFAULT));
    record(CaptureWriter.pcap(classic, CaptureLimits.DEFAULT));

    String[] fields = {
      "tshark",
      "-n",
      "-r",
      null,
      "-T",
      "fields",
      "-E",
      "separator=/t",
      "-e",
      "frame.time_delta",
      "-e",
      "frame.len",
      "-e",
      "eth.type",
      "-e",
      "frame.interface_name",
      "-e",
      "frame.packet_flags_direction"
    };
    fields[3] = blocks.toString();
    assertEquals(
        List.of("0.000000000\t18\t0x88b5\tleft\t2", "0.005000000\t18\t0x88b5\tleft\t1"),
        said(fields).stream().map(l -> l.replace("0x0000000", "")).toList());
    fields[3] = classic.toString();
    assertEquals("0.005000000\t18\t0x88b5", said(fields).get(1).strip());

    for (Path file : List.of(blocks, classic)) {
      List<String> info = said("capinfos", "-M", "-c", "-E", file.toString());
      assertTrue(info.stream().anyMatch(l -> l.matches("Number of packets: +2")), info::toString);
      assertTrue(
          info.stream().anyMatch(l -> l.matches("File encapsulation: +ether")), info::toString);
    }
  }

  private void record(CaptureWriter capture) throws IOException {
    RecordingDevice device = new RecordingDevice(pair.left(), capture, clock);
    device.send(clock.nanos() + 10 * MILLI, frame("ping"), 0, 18, Offload.NONE);
    pair.right().receive(0, 9, (b, o, l, f) -> {});
    pair.right().send(0, frame("pong"), 0, 18, Offload.NONE);
    assertEquals(1, device.receive(15 * MILLI, 9, (b, o, l, f) -> {}));
    capture.close();
  }

  private int take(Device device, long nowNanos) {
    return device.receive(
        nowNanos,
        10,
        (buffer, offset, length, offload) ->
            got.add(
                "14 of "
                    + new String(buffer, offset + 14, length - 14, StandardCharsets.US_ASCII)));
  }

  private static byte[] frame(String payload) {
    byte[] frame = new byte[18];
    frame[12] = (byte) 0x88;
    frame[13] = (byte) 0xB5;
    System.arraycopy(payload.getBytes(StandardCharsets.US_ASCII), 0, frame, 14, 4);
    return frame;
  }

  private List<String> said(String... command) throws IOException, InterruptedException {
    Path output = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.waitFor();
    return Files.readAllLines(output).stream().filter(l -> !l.contains("Running as user")).toList();
  }
}
