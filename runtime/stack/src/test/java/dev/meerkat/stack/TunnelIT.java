// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.time.SystemClock;
import dev.meerkat.link.Offload;
import dev.meerkat.link.tunnel.ChannelWaiter;
import dev.meerkat.link.tunnel.TunnelCounter;
import dev.meerkat.link.tunnel.TunnelDevice;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Ethernet in datagrams over the host's loopback. */
class TunnelIT {
  private static final int MTU = 1500;
  private static final int SECONDS = 30;

  @Test
  void twoStacks_eachSendsToTheOther_everyOctetComes() throws IOException {
    InetSocketAddress first = freePort();
    InetSocketAddress second = freePort();
    SystemClock clock = new SystemClock();
    TunnelDevice left = TunnelDevice.open(first, second, 0x0200_0000_0001L, MTU);
    TunnelDevice right = TunnelDevice.open(second, first, 0x0200_0000_0002L, MTU);
    ChannelWaiter both = new ChannelWaiter(left.channel(), right.channel());
    try (DeviceTransfer transfer =
        new DeviceTransfer(
            clock, left, both, right, new ChannelWaiter(right.channel()), 1_000_000)) {
      long end = clock.nanos() + TimeUnit.SECONDS.toNanos(SECONDS);
      while (!transfer.isDone() && clock.nanos() - end < 0) {
        transfer.poll(clock.nanos());
        if (transfer.left().nextDeadline() - clock.nanos() > 0) {
          both.await(TimeUnit.MILLISECONDS.toNanos(1));
        }
      }
      transfer.verify();
      assertTrue(left.counters().get(TunnelCounter.SENT) > 500, left.counters()::toString);
    }
  }

  @Test
  void plainSocketAtTheOtherEnd_framesAreItsDatagrams() throws IOException {
    try (DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        TunnelDevice device =
            TunnelDevice.open(
                freePort(), (InetSocketAddress) peer.getLocalSocketAddress(), 2, MTU);
        ChannelWaiter waiter = new ChannelWaiter(device.channel())) {
      byte[] frame = new byte[60];
      Arrays.fill(frame, (byte) 7);
      assertTrue(device.send(0, frame, 0, frame.length, Offload.NONE));
      assertTrue(device.send(0, new byte[MTU + 15], 0, MTU + 15, Offload.NONE));
      DatagramPacket got = new DatagramPacket(new byte[2000], 2000);
      peer.receive(got);
      assertArrayEquals(frame, Arrays.copyOf(got.getData(), got.getLength()));

      byte[] tooLong = new byte[MTU + 15];
      peer.send(new DatagramPacket(tooLong, tooLong.length, got.getSocketAddress()));
      peer.send(new DatagramPacket(frame, frame.length, got.getSocketAddress()));
      int[] length = new int[1];
      while (length[0] == 0) {
        waiter.await(TimeUnit.SECONDS.toNanos(SECONDS));
        device.receive(0, 1, (b, o, l, f) -> length[0] = l);
      }
      assertEquals(60, length[0]);
      assertEquals(2, device.counters().get(TunnelCounter.TOO_LONG));
    }
  }

  @Test
  void nobodyAtTheOtherEnd_framesAreLost_deviceLives() throws IOException {
    try (TunnelDevice device = TunnelDevice.open(freePort(), freePort(), 2, MTU)) {
      for (int i = 0; i < 5; i++) {
        assertTrue(device.send(0, new byte[60], 0, 60, Offload.NONE));
        assertEquals(0, device.receive(0, 9, (b, o, l, f) -> {}));
      }
      assertTrue(device.counters().get(TunnelCounter.REFUSED) > 0, device.counters()::toString);
    }
  }

  private static InetSocketAddress freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }
  }
}
