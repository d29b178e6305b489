// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.testkit.RequiredTool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What administrators throw at a host: each short here, long with {@code -Dstack.length=10}. */
class KernelToolsIT {
  private static final String SECONDS = Integer.toString(KernelPeer.LENGTH);
  private static final int MOST_SAID = 4_000;
  private static final int FLOOD = 5_000 * KernelPeer.LENGTH;

  @TempDir Path folder;
  private KernelPeer peer;

  @BeforeEach
  void open() throws Exception {
    RequiredTool.require("curl");
    peer = new KernelPeer(folder, NetworkNamespace.Cable.TAP, 0);
  }

  /** Whatever was done to the host, it serves. */
  @AfterEach
  void close() throws Exception {
    if (peer != null) {
      try (KernelPeer open = peer) {
        assertArrayEquals(KernelPeer.octets(KernelPeer.PAGE), open.fetch("page", 20));
        String said = open.text();
        boolean failed = said.contains("Exception") || said.contains("AssertionError");
        assertFalse(failed, () -> said.substring(0, Math.min(said.length(), MOST_SAID)));
      }
    }
  }

  @Test
  void pingFlood_everyEchoIsAnswered() throws Exception {
    String said = said(tool("ping"), "-f", "-c", "900", "-W", "5", NetworkNamespace.OURS);
    assertTrue(said.contains(" 0% packet loss"), said);
    System.out.println("ping -f: " + lastLine(said));
  }

  @Test
  void iperf3_bothWays_octetsCome() throws Exception {
    String[] there = {tool("iperf3"), "-c", NetworkNamespace.OURS, "-t", SECONDS, "-f", "m"};
    System.out.println("iperf3 to us: " + lineWith(said(there), "sender"));
    String back = said(tool("iperf3"), "-c", NetworkNamespace.OURS, "-R", "-t", SECONDS, "-f", "m");
    System.out.println("iperf3 from us: " + lineWith(back, "receiver"));
    String four =
        said(tool("iperf3"), "-c", NetworkNamespace.OURS, "-P", "4", "-t", SECONDS, "-f", "m");
    System.out.println("iperf3, four streams: " + lineWith(four, "SUM.*sender"));
  }

  @Test
  void wrk_smallAndLargeReplies_noErrors() throws Exception {
    boolean isLong = KernelPeer.LENGTH > 1;
    for (String connections : isLong ? new String[] {"1", "8", "64"} : new String[] {"8"}) {
      for (String page : new String[] {"small", "page"}) {
        String said =
            said(
                tool("wrk"),
                "-t1",
                "-c" + connections,
                "-d" + SECONDS + "s",
                "http://" + NetworkNamespace.OURS + "/" + page);
        assertFalse(said.contains("Socket errors"), said);
        assertFalse(said.contains("Non-2xx"), said);
        System.out.println(
            "wrk, "
                + connections
                + " connections, "
                + page
                + ": "
                + lineWith(said, "Requests/sec")
                + ", "
                + lineWith(said, "Transfer/sec"));
      }
    }
  }

  @Test
  void nmap_scans_seesWhatIsOpenAndNothingElse() throws Exception {
    String tcp = said(tool("nmap"), "-n", "-Pn", "-sS", "-p1-1024,5201", NetworkNamespace.OURS);
    assertTrue(tcp.contains("80/tcp   open"), tcp);
    assertTrue(tcp.contains("5201/tcp open"), tcp);
    assertTrue(tcp.contains("1023 closed"), tcp);
    String udp = said(tool("nmap"), "-n", "-Pn", "-sU", "-p7,9,53", NetworkNamespace.OURS);
    assertTrue(udp.contains("7/udp  open"), udp);
    assertTrue(udp.contains("53/udp closed"), udp);
    String system =
        said(
            tool("nmap"),
            "-n",
            "-Pn",
            "-O",
            "--max-os-tries",
            "1",
            "-p79-81",
            NetworkNamespace.OURS);
    assertTrue(system.contains("80/tcp open"), system);
  }

  @Test
  void sameTools_overIpv6_agree() throws Exception {
    String ours = NetworkNamespace.OURS_6;
    String there = said(tool("iperf3"), "-6", "-c", ours, "-t", SECONDS, "-f", "m");
    System.out.println("iperf3 over IPv6, to us: " + lineWith(there, "sender"));
    String back = said(tool("iperf3"), "-6", "-c", ours, "-R", "-t", SECONDS, "-f", "m");
    System.out.println("iperf3 over IPv6, from us: " + lineWith(back, "receiver"));
    String flood = said(tool("ping"), "-6", "-f", "-c", "900", "-W", "5", ours);
    assertTrue(flood.contains(" 0% packet loss"), flood);
    String load =
        said(tool("wrk"), "-t1", "-c8", "-d" + SECONDS + "s", "http://[" + ours + "]/small");
    assertFalse(load.contains("Socket errors"), load);
    assertFalse(load.contains("Non-2xx"), load);
    System.out.println("wrk over IPv6: " + lineWith(load, "Requests/sec"));
    String scan = said(tool("nmap"), "-6", "-n", "-Pn", "-sS", "-p79-81,5201", ours);
    assertTrue(scan.contains("80/tcp   open"), scan);
    assertTrue(scan.contains("81/tcp   closed"), scan);
  }

  @Test
  void hpingFloods_honestTransferGoesOn() throws Exception {
    String hping = tool("hping3");
    String[][] floods = {
      {"-S", "-p", "80"},
      {"-S", "-p", "80", "--rand-source"},
      {"-A", "-p", "80"},
      {"-2", "-p", "9"},
      {"-1"},
      {"-S", "-p", "80", "-d", "3000", "-f"},
    };
    for (String[] kind : floods) {
      List<String> command =
          new ArrayList<>(List.of(hping, "-q", "-n", "-i", "u20", "-c", Integer.toString(FLOOD)));
      command.addAll(List.of(kind));
      command.add(NetworkNamespace.OURS);
      flood(command.toArray(String[]::new));
    }
  }

  private void flood(String... command) throws Exception {
    Process flood = peer.start(folder.resolve("flood.txt"), command);
    try {
      for (int i = 0; i < KernelPeer.LENGTH; i++) {
        assertArrayEquals(KernelPeer.octets(KernelPeer.PAGE), peer.fetch("page", 20));
      }
      assertTrue(flood.waitFor(60L * KernelPeer.LENGTH, TimeUnit.SECONDS), "a flood without end");
    } finally {
      flood.destroyForcibly().waitFor();
    }
  }

  private static String tool(String name) {
    return RequiredTool.require(name).toString();
  }

  private String said(String... command) throws Exception {
    NetworkNamespace.Said said = peer.run(command);
    assertEquals(0, said.code(), () -> said.text() + peer.text());
    return said.text();
  }

  private static String lineWith(String text, String pattern) {
    return text.lines()
        .filter(line -> line.matches(".*" + pattern + ".*"))
        .findFirst()
        .orElse(text)
        .strip();
  }

  private static String lastLine(String text) {
    return text.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
  }
}
