// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.InetChecksum;
import dev.meerkat.core.time.VirtualClock;
import dev.meerkat.link.Device;
import dev.meerkat.link.DeviceWrapper;
import dev.meerkat.link.FrameSink;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.NapWaiter;
import dev.meerkat.link.Offload;
import dev.meerkat.link.memory.DevicePair;
import org.junit.jupiter.api.Test;

/** What a stack leaves to its device: the other end takes nothing with a wrong checksum. */
class OffloadTest {
  private static final long MILLI = 1_000_000;

  @Test
  void deviceSums_otherEndVerifies_everyOctetComes() {
    for (LinkType type : LinkType.values()) {
      DevicePair pair = new DevicePair(type, 1500, 1 << 20);
      Summing left = new Summing(pair.left());
      VirtualClock clock = new VirtualClock();
      try (DeviceTransfer transfer =
          new DeviceTransfer(
              clock, left, new NapWaiter(1), pair.right(), new NapWaiter(1), 100_000)) {
        while (!transfer.isDone() && clock.nanos() < 60_000 * MILLI) {
          transfer.poll(clock.nanos());
          clock.moveTo(clock.nanos() + MILLI);
        }
        transfer.verify();
      }
      assertTrue(left.summed > 60, () -> "summed by the device: " + left.summed);
    }
  }

  /** Writes the checksums that are left to it. */
  private static final class Summing extends DeviceWrapper {
    private int summed;

    Summing(Device inner) {
      super(inner);
    }

    @Override
    public int abilities() {
      return Offload.CAN_CHECKSUM;
    }

    @Override
    public int receive(long nowNanos, int limit, FrameSink sink) {
      return inner.receive(nowNanos, limit, sink);
    }

    @Override
    public boolean send(long nowNanos, byte[] buffer, int offset, int length, long offload) {
      if (Offload.needsChecksum(offload)) {
        int start = Offload.checksumStart(offload);
        int sum = InetChecksum.finish(InetChecksum.add(0, buffer, offset + start, length - start));
        Bytes.putU16(buffer, offset + start + Offload.checksumField(offload), sum);
        summed++;
      }
      return inner.send(nowNanos, buffer, offset, length, Offload.NONE);
    }
  }
}
