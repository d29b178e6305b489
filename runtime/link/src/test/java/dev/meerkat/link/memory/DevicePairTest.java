// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.link.Device;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.fault.FaultCounter;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.link.fault.FaultyDevice;
import org.junit.jupiter.api.Test;

class DevicePairTest {
  private static final byte[] FRAME = new byte[100];

  @Test
  void sent_arrivesAtTheOtherEnd() {
    DevicePair pair = new DevicePair(LinkType.ETHERNET, 1500, 1000);
    assertTrue(pair.left().send(5, FRAME, 0, FRAME.length, 0));
    assertEquals(5, pair.right().nextDeadline());
    assertEquals(1, pair.right().receive(5, 10, (b, o, l, x) -> assertEquals(100, l)));
    assertEquals(0, pair.left().receive(5, 10, (b, o, l, x) -> {}));
    assertEquals(Device.NO_DEADLINE, pair.right().nextDeadline());
  }

  @Test
  void noRoom_sendIsRefused() {
    DevicePair pair = new DevicePair(LinkType.IP, 1500, 130);
    assertTrue(pair.left().send(0, FRAME, 0, FRAME.length, 0));
    assertFalse(pair.left().send(0, FRAME, 0, FRAME.length, 0));
    assertEquals(1, pair.right().receive(0, 10, (b, o, l, x) -> {}));
    assertTrue(pair.left().send(0, FRAME, 0, FRAME.length, 0));
  }

  @Test
  void longerThanTheMtu_isLost() {
    DevicePair pair = new DevicePair(LinkType.ETHERNET, 80, 1000);
    assertTrue(pair.left().send(0, FRAME, 0, 95, 0));
    assertEquals(0, pair.right().receive(0, 10, (b, o, l, x) -> {}));
  }

  @Test
  void faultsBothWays_frameTakesBothDelays() {
    DevicePair pair = new DevicePair(LinkType.ETHERNET, 1500, 10_000);
    FaultyDevice device =
        new FaultyDevice(
            pair.left(), Faults.NONE.withDelay(10, 0), Faults.NONE.withDelay(30, 0), 1);
    device.send(0, FRAME, 0, FRAME.length, 0);
    device.flush(0);
    assertEquals(10, device.nextDeadline());
    device.flush(10);
    assertEquals(1, pair.right().receive(10, 10, (b, o, l, x) -> {}));
    pair.right().send(20, FRAME, 0, FRAME.length, 0);
    assertEquals(0, device.receive(20, 10, (b, o, l, x) -> {}));
    assertEquals(50, device.nextDeadline());
    assertEquals(1, device.receive(50, 10, (b, o, l, x) -> {}));
    device.cut(true);
    device.send(60, FRAME, 0, FRAME.length, 0);
    assertEquals(1, device.outgoing().counters().get(FaultCounter.PARTITIONED));
  }
}
