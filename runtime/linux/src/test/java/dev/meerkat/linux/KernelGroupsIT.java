// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups: the kernel sends to those that we have joined, and we to those that it has. */
class KernelGroupsIT {
  private static final String GROUP = "239.9.9.9";
  private static final String GROUP_6 = "ff02::99";

  @TempDir Path folder;
  private KernelPeer peer;

  @BeforeEach
  void start() throws Exception {
    peer = new KernelPeer(folder, NetworkNamespace.Cable.TAP, 0);
    run("ip", "route", "add", "239.0.0.0/8", "dev", NetworkNamespace.INTERFACE);
    run("bash", "-c", "echo 0 > /proc/sys/net/ipv4/icmp_echo_ignore_broadcasts");
  }

  @AfterEach
  void close() throws Exception {
    if (peer != null) {
      peer.close();
    }
  }

  private String run(String... command) throws Exception {
    NetworkNamespace.Said said = peer.run(command);
    assertEquals(0, said.code(), said::text);
    return said.text();
  }

  /** What our host says to a wish. */
  private String wish(int port, String text) throws Exception {
    String talk =
        "exec 3<>/dev/udp/%s/%d; echo '%s' >&3; timeout 5 head -1 <&3"
            .formatted(NetworkNamespace.OURS, port, text);
    return peer.run("bash", "-c", talk).text().strip();
  }

  private void send(String group) throws Exception {
    run("bash", "-c", "echo x > /dev/udp/" + group + "/" + GroupsOnWish.GROUP_PORT);
  }

  @Test
  void groupsThatWeJoin_areHeard_untilWeLeave() throws Exception {
    int heard = 0;
    for (String group : new String[] {GROUP, GROUP_6}) {
      String target = group.contains(":") ? group + "%" + NetworkNamespace.INTERFACE : group;
      send(target);
      assertEquals("heard " + heard, wish(GroupsOnWish.PORT, "join " + group));
      send(target);
      heard++;
      assertEquals("heard " + heard, wish(GroupsOnWish.PORT, "leave " + group));
      send(target);
      assertEquals("heard " + heard, wish(GroupsOnWish.PORT, "heard"));
    }
  }

  @Test
  void groupsThatTheKernelJoins_answerOurPings() throws Exception {
    String[][] groups = {{"239.5.5.5/32", "239.5.5.5"}, {"ff05::77/128", "ff05::77"}};
    for (String[] group : groups) {
      String before = wish(9, group[1] + " 8");
      assertTrue(before.startsWith("no answer"), before);
      run("ip", "addr", "add", group[0], "dev", NetworkNamespace.INTERFACE, "autojoin");
      String answer = wish(9, group[1] + " 8");
      assertTrue(answer.startsWith("8 octets from "), answer);
    }
  }
}
