// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.link.Device;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.Offload;
import dev.meerkat.link.memory.DevicePair;
import org.junit.jupiter.api.Test;

class FaultyDeviceTest {
  private static final Faults SLOW = Faults.NONE.withDelay(10, 0);

  private final DevicePair pair = new DevicePair(LinkType.IP, 100, 10_000);
  private final byte[] frame = new byte[40];

  @Test
  void delay_bothDirections_framesPassWhenDue() {
    FaultyDevice device = new FaultyDevice(pair.left(), SLOW, SLOW, 1);
    send(device, 0);
    pair.right().send(0, frame, 0, frame.length, Offload.NONE);
    assertEquals(0, take(device, 5));
    assertEquals(10, device.nextDeadline());
    assertEquals(0, take(pair.right(), 9));
    device.flush(10);
    assertEquals(1, take(pair.right(), 10));
    assertEquals(1, take(device, 15));
  }

  @Test
  void cut_bothDirectionsLose_wholeAgain_theyPass() {
    FaultyDevice device = new FaultyDevice(pair.left(), Faults.NONE, Faults.NONE, 1);
    device.cut(true);
    send(device, 0);
    pair.right().send(0, frame, 0, frame.length, Offload.NONE);
    assertEquals(0, take(device, 0));
    assertEquals(0, take(pair.right(), 0));
    device.cut(false);
    send(device, 1);
    assertEquals(1, take(pair.right(), 1));
    assertEquals(1, device.outgoing().counters().get(FaultCounter.PARTITIONED));
    assertEquals(1, device.incoming().counters().get(FaultCounter.PARTITIONED));
  }

  @Test
  void closed_whatIsUnderwayIsLost() {
    FaultyDevice device = new FaultyDevice(pair.left(), SLOW, SLOW, 1);
    send(device, 0);
    device.close();
    device.flush(10);
    assertEquals(0, take(pair.right(), 10));
  }

  private void send(Device device, long nowNanos) {
    assertTrue(device.send(nowNanos, frame, 0, frame.length, Offload.NONE));
    device.flush(nowNanos);
  }

  private static int take(Device device, long nowNanos) {
    return device.receive(nowNanos, 9, (buffer, offset, length, offload) -> {});
  }
}
