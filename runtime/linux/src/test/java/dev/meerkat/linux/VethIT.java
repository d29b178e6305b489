// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.testkit.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our stack on a packet socket, the kernel at the other end of a pair of interfaces. */
class VethIT {
  @TempDir Path folder;

  @Test
  void packetSocket_pingsAndDownloadsAndBulk_work() throws Exception {
    RequiredTool.require("curl");
    String iperf = RequiredTool.require("iperf3").toString();
    String ping = RequiredTool.require("ping").toString();
    try (KernelPeer peer = new KernelPeer(folder, NetworkNamespace.Cable.VETH, 0)) {
      NetworkNamespace.Said pinged =
          peer.run(ping, "-c", "3", "-i", "0.2", "-s", "4000", NetworkNamespace.OURS);
      assertEquals(0, pinged.code(), () -> pinged.text() + peer.text());
      assertArrayEquals(KernelPeer.octets(KernelPeer.LARGE), peer.fetch("large", 30));
      NetworkNamespace.Said there = peer.run(iperf, "-c", NetworkNamespace.OURS, "-t", "1");
      assertEquals(0, there.code(), () -> there.text() + peer.text());
    }
  }

  @Test
  void openAndClose_again_noDescriptorIsLost() throws IOException {
    try {
      PacketDevice.open("lo", 2, 1500).close();
    } catch (IOException refused) {
      throw RequiredTool.absent(refused.getMessage());
    }
    long before = descriptors();
    for (int i = 0; i < 20; i++) {
      PacketDevice device = PacketDevice.open("lo", 2, 1500);
      device.close();
      device.close();
      IOException none =
          assertThrows(IOException.class, () -> PacketDevice.open("no-such-one", 2, 1500));
      assertTrue(none.getMessage().contains("ENODEV"), none::getMessage);
    }
    assertEquals(before, descriptors());
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      return all.count();
    }
  }
}
