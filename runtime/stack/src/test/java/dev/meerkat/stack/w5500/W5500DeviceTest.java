// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.w5500;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.time.VirtualClock;
import dev.meerkat.link.Device;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.NapWaiter;
import dev.meerkat.link.Offload;
import dev.meerkat.link.memory.DevicePair;
import dev.meerkat.link.w5500.W5500Counter;
import dev.meerkat.link.w5500.W5500Device;
import dev.meerkat.stack.DeviceTransfer;
import dev.meerkat.testkit.AllocationProbe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class W5500DeviceTest {
  private static final long ADDRESS = 0x0200_0000_0005L;
  private static final long MILLI = 1_000_000;

  private final DevicePair pair = new DevicePair(LinkType.ETHERNET, 1500, 1 << 17);
  private final W5500Model chip = new W5500Model(pair.left());
  private final Device cable = pair.right();

  @Test
  void opened_chipIsSetUp() throws IOException {
    W5500Device device = W5500Device.open(chip, ADDRESS, MILLI);
    assertEquals(ADDRESS, Bytes.getU48(chip.common, 9));
    assertEquals(0x42, chip.socket[3]);
    assertEquals(16, chip.sizes[0]);
    assertEquals(16, chip.sizes[1]);
    assertEquals(0, Arrays.stream(chip.sizes, 2, 16).sum());
    assertTrue(device.isLinkUp());
    chip.common[0x2E] &= ~1;
    assertFalse(device.isLinkUp());
    device.close();
    assertEquals(0, chip.socket[3]);
    assertTrue(chip.isClosed);
  }

  @Test
  void noChip_otherChip_brokenBus_areRefused() {
    W5500Model broken = new W5500Model(pair.left());
    broken.isBroken = true;
    assertThrows(IOException.class, () -> W5500Device.open(broken, ADDRESS, MILLI));
    assertTrue(broken.isClosed);
    assertThrows(
        IOException.class, () -> W5500Device.open(new Answering((byte) 0), ADDRESS, MILLI));
    assertThrows(
        IOException.class, () -> W5500Device.open(new Answering((byte) 0xFF), ADDRESS, MILLI));
  }

  @Test
  void frames_manyRoundsOfTheRings_comeWhole() throws IOException {
    W5500Device device = W5500Device.open(chip, ADDRESS, MILLI);
    for (int i = 0; i < 400; i++) {
      byte[] frame = frame(60 + i * 7 % 1455, i);
      while (!device.send(0, frame, 0, frame.length, Offload.NONE)) {
        device.receive(0, 1, (b, o, l, f) -> {});
      }
      assertArrayEquals(frame, taken(cable).get(0));
      assertTrue(cable.send(0, frame, 0, frame.length, Offload.NONE));
      assertArrayEquals(frame, untilTaken(device));
    }
    assertEquals(400, device.counters().get(W5500Counter.SENT));
    assertEquals(400, device.counters().get(W5500Counter.RECEIVED));
  }

  @Test
  void shortFrame_sent_isFilledUp() throws IOException {
    W5500Device device = W5500Device.open(chip, ADDRESS, MILLI);
    byte[] frame = frame(42, 1);
    device.send(0, frame, 0, frame.length, Offload.NONE);
    assertArrayEquals(Arrays.copyOf(frame, 60), taken(cable).get(0));
  }

  @Test
  void frameIsUnderway_nextIsRefused() throws IOException {
    W5500Device device = W5500Device.open(chip, ADDRESS, MILLI);
    byte[] frame = frame(60, 1);
    assertTrue(device.send(0, frame, 0, 60, Offload.NONE));
    assertFalse(device.send(0, frame, 0, 60, Offload.NONE));
    while (!device.send(0, frame, 0, 60, Offload.NONE)) {
      assertTrue(chip.exchanges < 1_000);
    }
    assertEquals(2, chip.sent);
    assertTrue(device.send(0, new byte[2000], 0, 2000, Offload.NONE));
    assertEquals(1, device.counters().get(W5500Counter.TOO_LONG));
  }

  @Test
  void memoryTellsNoFrame_socketIsOpenedAgain() throws IOException {
    W5500Device device = W5500Device.open(chip, ADDRESS, MILLI);
    byte[] frame = frame(60, 1);
    cable.send(0, frame, 0, 60, Offload.NONE);
    device.isLinkUp();
    chip.receive[0] = 0x7F;
    assertEquals(0, device.receive(0, 9, (b, o, l, f) -> {}));
    assertEquals(1, device.counters().get(W5500Counter.REOPENED));
    cable.send(0, frame, 0, 60, Offload.NONE);
    assertArrayEquals(frame, untilTaken(device));
  }

  @Test
  void busBreaks_deviceAnswersAndCounts() throws IOException {
    W5500Device device = W5500Device.open(chip, ADDRESS, MILLI);
    chip.isBroken = true;
    byte[] frame = frame(60, 1);
    for (int i = 0; i < 3; i++) {
      assertTrue(device.send(0, frame, 0, 60, Offload.NONE));
      assertEquals(0, device.receive(0, 9, (b, o, l, f) -> {}));
    }
    assertTrue(device.counters().get(W5500Counter.BUS_FAILED) >= 3);
    device.close();
  }

  @Test
  void steadyState_allocatesNothing() throws IOException {
    W5500Device device = W5500Device.open(chip, ADDRESS, MILLI);
    AllocationProbe.assertAllocatesNothing(
        2_000, 5_000, () -> device.receive(0, 9, (b, o, l, f) -> {}));
  }

  @Test
  void stackOverTheChip_twoHosts_everyOctetComes() throws IOException {
    W5500Device device = W5500Device.open(chip, ADDRESS, MILLI);
    VirtualClock clock = new VirtualClock();
    try (DeviceTransfer transfer =
        new DeviceTransfer(clock, device, new NapWaiter(1), cable, new NapWaiter(1), 500_000)) {
      while (!transfer.isDone() && clock.nanos() < 600_000 * MILLI) {
        transfer.poll(clock.nanos());
        clock.moveTo(clock.nanos() + MILLI / 5);
      }
      transfer.verify();
    }
  }

  private static byte[] frame(int length, int seed) {
    byte[] frame = new byte[length];
    new SplittableRandom(seed).nextBytes(frame);
    Bytes.putU48(frame, 0, ADDRESS);
    return frame;
  }

  private static byte[] untilTaken(Device device) {
    List<byte[]> got = List.of();
    for (int i = 0; i < 10 && got.isEmpty(); i++) {
      got = taken(device);
    }
    return got.get(0);
  }

  private static List<byte[]> taken(Device device) {
    List<byte[]> got = new ArrayList<>();
    device.receive(0, 9, (b, o, l, f) -> got.add(Arrays.copyOfRange(b, o, o + l)));
    return got;
  }
}
