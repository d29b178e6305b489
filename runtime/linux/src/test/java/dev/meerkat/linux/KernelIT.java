// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.testkit.RequiredTool;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's TCP, UDP, ICMP and ARP against ours. */
class KernelIT {
  @TempDir Path folder;
  private KernelPeer peer;

  @AfterEach
  void close() throws Exception {
    if (peer != null) {
      peer.close();
    }
  }

  private void start(double loss) throws Exception {
    RequiredTool.require("curl");
    peer = new KernelPeer(folder, NetworkNamespace.Cable.TAP, loss);
  }

  @Test
  void curl_getsLargeFile_whole() throws Exception {
    start(0);
    assertArrayEquals(KernelPeer.octets(KernelPeer.LARGE), peer.fetch("large", 30));
    for (int i = 0; i < 5; i++) {
      assertArrayEquals(KernelPeer.octets(KernelPeer.PAGE), peer.fetch("page", 10));
    }
  }

  @Test
  void fivePercentLost_pagesStillCome() throws Exception {
    start(0.05);
    for (int i = 0; i < 8; i++) {
      assertArrayEquals(KernelPeer.octets(KernelPeer.PAGE), peer.fetch("page", 50));
    }
  }

  @Test
  void ping_isAnswered_alsoInPieces() throws Exception {
    String ping = RequiredTool.require("ping").toString();
    start(0);
    for (String size : new String[] {"0", "56", "1472", "9000", "30000"}) {
      NetworkNamespace.Said answer =
          peer.run(ping, "-c", "3", "-i", "0.2", "-W", "5", "-s", size, NetworkNamespace.OURS);
      assertEquals(0, answer.code(), answer::text);
      assertTrue(answer.text().contains(" 0% packet loss"), answer::text);
    }
  }

  @Test
  void nobodyListens_connectionIsRefused() throws Exception {
    start(0);
    NetworkNamespace.Said refused =
        peer.run("curl", "-s", "-m", "5", "http://" + NetworkNamespace.OURS + ":81/");
    assertEquals(7, refused.code(), refused::text);
  }
}
