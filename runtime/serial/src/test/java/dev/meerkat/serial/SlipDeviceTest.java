// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.serial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.link.Device;
import dev.meerkat.link.Offload;
import dev.meerkat.testkit.AllocationProbe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SlipDeviceTest {
  private static final int MTU = 1006;

  private final MemoryLine[] line = MemoryLine.pair(4096);
  private final SlipDevice device = new SlipDevice(line[0], MTU);
  private final MemoryLine wire = line[1];

  @Test
  void specialOctets_sent_areEscaped() {
    send(device, HexFormat.of().parseHex("45c000db01"));
    device.flush(0);
    byte[] out = new byte[20];
    int count = wire.read(out, 0, out.length);
    assertEquals("c045dbdc00dbdd01c0", HexFormat.of().formatHex(out, 0, count));
  }

  @Test
  void packets_anyOctets_cutAnywhere_comeWhole() {
    SlipDevice other = new SlipDevice(wire, MTU);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      byte[] packet = new byte[1 + random.nextInt(MTU)];
      random.nextBytes(packet);
      send(device, packet);
      device.flush(0);
      List<byte[]> got = taken(other);
      assertEquals(1, got.size());
      assertArrayEquals(packet, got.get(0));
    }
  }

  @Test
  void noise_isDroppedAndCounted_nextPacketComes() {
    put("11dbdb22c0" + "db33c0" + "c0c0" + "44dbc0" + "4501c0");
    List<byte[]> got = taken(device);
    assertEquals(1, got.size());
    assertArrayEquals(new byte[] {0x45, 1}, got.get(0));
    assertEquals(2, device.counters().get(SerialCounter.BAD_ESCAPE));
  }

  @Test
  void longerThanMtu_isDroppedBothWays() {
    assertTrue(device.send(0, new byte[MTU + 1], 0, MTU + 1, Offload.NONE));
    byte[] tooLong = new byte[MTU + 1];
    wire.write(tooLong, 0, tooLong.length);
    put("c045c0");
    assertEquals(1, taken(device).size());
    assertEquals(2, device.counters().get(SerialCounter.TOO_LONG));
  }

  @Test
  void lineTakesNothing_queueIsBounded() {
    SlipDevice blocked = new SlipDevice(MemoryLine.pair(0)[0], MTU);
    int taken = 0;
    while (blocked.send(0, new byte[MTU], 0, MTU, Offload.NONE)) {
      taken++;
    }
    assertTrue(taken >= 8 && taken < 20, "taken: " + taken);
    assertFalse(blocked.send(0, new byte[MTU], 0, MTU, Offload.NONE));
  }

  @Test
  void steadyState_allocatesNothing() {
    byte[] packet = new byte[500];
    SlipDevice quiet = new SlipDevice(new EchoLine(4096), MTU);
    AllocationProbe.assertAllocatesNothing(
        2_000,
        5_000,
        () -> {
          quiet.send(0, packet, 0, packet.length, Offload.NONE);
          quiet.flush(0);
          quiet.receive(0, 9, (b, o, l, f) -> {});
        });
  }

  private void put(String hex) {
    byte[] octets = HexFormat.of().parseHex(hex);
    assertEquals(octets.length, wire.write(octets, 0, octets.length));
  }

  private static void send(Device to, byte[] packet) {
    assertTrue(to.send(0, packet, 0, packet.length, Offload.NONE));
  }

  private static List<byte[]> taken(Device from) {
    List<byte[]> got = new ArrayList<>();
    from.receive(0, 99, (b, o, l, f) -> got.add(Arrays.copyOfRange(b, o, o + l)));
    return got;
  }
}
