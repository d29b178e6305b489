// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.testkit.RequiredTool;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's IPv6 and neighbour discovery against ours; pings of ours in both versions. */
class KernelIpv6IT {
  @TempDir Path folder;
  private KernelPeer peer;

  @BeforeEach
  void start() throws Exception {
    RequiredTool.require("curl");
    peer = new KernelPeer(folder, NetworkNamespace.Cable.TAP, 0);
  }

  @AfterEach
  void close() throws Exception {
    if (peer != null) {
      peer.close();
    }
  }

  @Test
  void ping_isAnswered_alsoInPieces() throws Exception {
    String ping = RequiredTool.require("ping").toString();
    for (String size : new String[] {"0", "56", "1452", "9000", "30000"}) {
      NetworkNamespace.Said answer =
          peer.run(
              ping, "-6", "-c", "3", "-i", "0.2", "-W", "5", "-s", size, NetworkNamespace.OURS_6);
      assertEquals(0, answer.code(), answer::text);
      assertTrue(answer.text().contains(" 0% packet loss"), answer::text);
    }
  }

  @Test
  void curl_getsLargeFile_whole() throws Exception {
    byte[] got = peer.fetch("[" + NetworkNamespace.OURS_6 + "]", "large", 30);
    assertArrayEquals(KernelPeer.octets(KernelPeer.LARGE), got);
  }

  @Test
  void ourPings_reachTheKernel_alsoInPieces() throws Exception {
    for (String target : new String[] {NetworkNamespace.KERNEL, NetworkNamespace.KERNEL_6}) {
      for (int octets : new int[] {8, 1400, 9000, 30_000}) {
        assertEquals(octets + " octets from " + target, wish(target + " " + octets).strip());
      }
    }
    assertEquals("no answer from 10.9.0.77: null", wish("10.9.0.77 8").strip());
  }

  @Test
  void traceroute_endsAtOurHost_inBothVersions() throws Exception {
    String trace = RequiredTool.require("traceroute").toString();
    for (String target : new String[] {NetworkNamespace.OURS, NetworkNamespace.OURS_6}) {
      NetworkNamespace.Said traced = peer.run(trace, "-n", "-q", "1", "-w", "3", target);
      assertTrue(traced.text().contains(" 1  " + target + " "), traced::text);
    }
  }

  /** What our host says to a wish at its port 9. */
  private String wish(String text) throws Exception {
    String talk =
        "exec 3<>/dev/udp/%s/9; echo '%s' >&3; timeout 5 head -1 <&3"
            .formatted(NetworkNamespace.OURS, text);
    return peer.run("bash", "-c", talk).text();
  }
}
