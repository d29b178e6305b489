// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.serial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.count.Counters;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.link.Device;
import dev.meerkat.link.Offload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PppDeviceTest {
  private static final long SECOND = 1_000_000_000;
  private static final IpAddress NONE = IpAddress.parse("0.0.0.0");
  private static final IpAddress ONE = IpAddress.parse("10.0.0.1");
  private static final IpAddress TWO = IpAddress.parse("10.0.0.2");

  private long nowNanos;

  private static PppDevice device(ByteLine line, IpAddress local, IpAddress remote, long seed) {
    return new PppDevice(line, local, remote, new SplittableRandom(seed), PppLimits.DEFAULT);
  }

  private void pass(long nanos, PppDevice... devices) {
    long end = nowNanos + nanos;
    while (nowNanos < end) {
      for (PppDevice each : devices) {
        each.receive(nowNanos, 99, (b, o, l, f) -> {});
      }
      nowNanos += SECOND / 100;
    }
  }

  @Test
  void twoEnds_agree_packetsPassBothWays() {
    for (int octetsAtATime : new int[] {1, 7, 4096}) {
      MemoryLine[] line = MemoryLine.pair(octetsAtATime);
      PppDevice left = device(line[0], ONE, NONE, 1);
      PppDevice right = device(line[1], TWO, NONE, 2);
      pass(octetsAtATime == 1 ? 20 * SECOND : SECOND, left, right);
      assertTrue(left.isUp() && right.isUp(), () -> left.counters() + " " + right.counters());
      assertEquals(TWO, left.remote());
      assertEquals(ONE, right.remote());
    }
    MemoryLine[] line = MemoryLine.pair(4096);
    PppDevice left = device(line[0], ONE, NONE, 1);
    PppDevice right = device(line[1], TWO, NONE, 2);
    pass(SECOND, left, right);
    byte[] packet = new byte[300];
    new SplittableRandom(9).nextBytes(packet);
    assertTrue(left.send(nowNanos, packet, 0, packet.length, Offload.NONE));
    left.flush(nowNanos);
    List<byte[]> got = taken(right);
    assertArrayEquals(packet, got.get(0));
  }

  @Test
  void addressAsked_isTold() {
    MemoryLine[] line = MemoryLine.pair(4096);
    PppDevice client = device(line[0], NONE, NONE, 1);
    PppDevice server = device(line[1], ONE, TWO, 2);
    pass(SECOND, client, server);
    assertTrue(client.isUp() && server.isUp());
    assertEquals(TWO, client.local());
    assertEquals(ONE, client.remote());
    assertEquals(TWO, server.remote());
  }

  @Test
  void requestsAreLost_areRepeated_thenGivenUp() {
    MemoryLine[] line = MemoryLine.pair(1 << 16);
    PppDevice alone = device(line[0], ONE, NONE, 1);
    pass(60 * SECOND, alone);
    assertEquals(Device.NO_DEADLINE, alone.nextDeadline());
    assertEquals(10, frames(line[1]).size());
    PppDevice late = device(line[1], TWO, NONE, 2);
    pass(10 * SECOND, alone, late);
    assertTrue(alone.isUp() && late.isUp());
  }

  @Test
  void lineLoopsBack_neverUp() {
    PppDevice looped = device(new EchoLine(1 << 16), ONE, TWO, 1);
    pass(120 * SECOND, looped);
    assertFalse(looped.isUp());
  }

  @Test
  void peerEnds_lineIsDown_newPeerBringsItUp() {
    MemoryLine[] line = MemoryLine.pair(4096);
    PppDevice stays = device(line[0], ONE, NONE, 1);
    PppDevice goes = device(line[1], TWO, NONE, 2);
    pass(SECOND, stays, goes);
    goes.close();
    assertTrue(line[1].closed);
    pass(SECOND, stays);
    assertFalse(stays.isUp());
    taken(stays);
    frames(line[1]);
    PppDevice next = device(line[1], TWO, NONE, 3);
    pass(5 * SECOND, stays, next);
    assertTrue(stays.isUp() && next.isUp());
  }

  @Test
  void optionsNobodyKnows_areRejected_othersAcknowledged() {
    MemoryLine[] line = MemoryLine.pair(4096);
    PppDevice device = device(line[0], ONE, NONE, 1);
    pass(SECOND / 50, device);
    frames(line[1]);
    // MRU 1400, authentication by PAP, a magic number.
    put(line[1], "ff03c021" + "0107" + "0012" + "01040578" + "0304c023" + "050611223344");
    pass(SECOND / 50, device);
    assertEquals(List.of("ff03c021" + "0407" + "0008" + "0304c023"), frames(line[1]));
    put(line[1], "ff03c021" + "0108" + "000e" + "01040578" + "050611223344");
    pass(SECOND / 50, device);
    assertEquals(
        List.of("ff03c021" + "0208" + "000e" + "01040578" + "050611223344"), frames(line[1]));
    assertEquals(1400, device.mtu());
  }

  @Test
  void echo_unknownProtocolAndCode_areAnswered() {
    MemoryLine[] line = MemoryLine.pair(4096);
    PppDevice device = device(line[0], ONE, NONE, 1);
    open(device, line[1]);
    put(line[1], "ff03c021" + "0901" + "000a" + "11223344" + "6162");
    pass(SECOND / 50, device);
    String echo = frames(line[1]).get(0);
    assertTrue(echo.startsWith("ff03c021" + "0a01" + "000a"), echo);
    assertTrue(echo.endsWith("6162"), echo);
    put(line[1], "ff038057" + "01010004");
    pass(SECOND / 50, device);
    assertEquals(List.of("ff03c021" + "0800" + "000a" + "8057" + "01010004"), frames(line[1]));
    put(line[1], "ff03c021" + "63010004");
    pass(SECOND / 50, device);
    assertEquals(List.of("ff03c021" + "0701" + "0008" + "63010004"), frames(line[1]));
    assertEquals(1, device.counters().get(SerialCounter.UNKNOWN_PROTOCOL));
  }

  @Test
  void hostileOctets_costCounters_lineComesUpAfterwards() {
    for (long seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      MemoryLine[] line = MemoryLine.pair(1 << 14);
      PppDevice device = device(line[0], ONE, TWO, seed);
      for (int i = 0; i < 20; i++) {
        byte[] packet = new byte[4 + random.nextInt(60)];
        random.nextBytes(packet);
        // Frames with a right check sequence, so that what is inside is looked at.
        String head = random.nextBoolean() ? "ff03c021" : "ff038021";
        packet[0] = (byte) random.nextInt(15);
        packet[2] = 0;
        packet[3] = (byte) random.nextInt(packet.length + 4);
        put(line[1], head + HexFormat.of().formatHex(packet));
        byte[] noise = new byte[random.nextInt(40)];
        random.nextBytes(noise);
        line[1].write(noise, 0, noise.length);
        pass(SECOND / 50, device);
        frames(line[1]);
      }
      PppDevice peer = device(line[1], TWO, NONE, ~seed);
      pass(60 * SECOND, device, peer);
      assertTrue(device.isUp() && peer.isUp(), "seed " + seed);
    }
  }

  private void open(PppDevice device, MemoryLine wire) {
    pass(SECOND / 50, device);
    String request = frames(wire).get(0);
    put(wire, "ff03c021" + "02" + request.substring(10));
    put(wire, "ff03c021" + "01010004");
    pass(SECOND / 50, device);
    frames(wire);
  }

  /** Sends a frame as the peer. */
  private static void put(MemoryLine wire, String hex) {
    byte[] frame = HexFormat.of().parseHex(hex);
    LineOutput output = new LineOutput(wire, 4096);
    new HdlcFraming(output, 2000, new Counters<>(SerialCounter.class))
        .send(frame, 0, frame.length, true);
    output.flush();
  }

  /** What the peer has got. */
  private static List<String> frames(MemoryLine wire) {
    HdlcFraming framing =
        new HdlcFraming(new LineOutput(wire, 16), 2000, new Counters<>(SerialCounter.class));
    List<String> frames = new ArrayList<>();
    byte[] octets = new byte[1 << 16];
    int count = wire.read(octets, 0, octets.length);
    for (int i = 0; i < count; i++) {
      int length = framing.take(octets[i] & 0xFF);
      if (length > 0) {
        frames.add(HexFormat.of().formatHex(framing.frame(), 0, length));
      }
    }
    return frames;
  }

  private List<byte[]> taken(Device from) {
    List<byte[]> got = new ArrayList<>();
    from.receive(nowNanos, 99, (b, o, l, f) -> got.add(Arrays.copyOfRange(b, o, o + l)));
    return got;
  }
}
