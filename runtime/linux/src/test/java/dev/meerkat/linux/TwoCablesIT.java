// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.testkit.RequiredTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two TAP interfaces of one stack, waited for by one {@link PollWaiter}. */
class TwoCablesIT {
  private static final int SECONDS = 60;
  private static final String FAR = "10.77.0.1";

  @TempDir Path folder;
  private NetworkNamespace namespace;
  private Process host;

  @BeforeEach
  void open() throws Exception {
    RequiredTool.require("curl");
    namespace = new NetworkNamespace(folder, NetworkNamespace.Cable.TAP);
    String second = TwoTapHost.SECOND;
    run("ip", "tuntap", "add", "dev", second, "mode", "tap");
    run("ip", "addr", "add", TwoTapHost.SECOND_KERNEL + "/24", "dev", second);
    run("ip", "link", "set", second, "up");
    run("ip", "addr", "add", FAR + "/32", "dev", "lo");
    Path served = Files.createDirectories(folder.resolve("www"));
    Files.write(served.resolve("large"), KernelPeer.octets(KernelPeer.LARGE));
    Path said = folder.resolve("host.txt");
    host =
        namespace.start(
            said,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-ea",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            TwoTapHost.class.getName(),
            served.toString());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!Files.exists(said) || !Files.readString(said).contains("listening")) {
      assertTrue(host.isAlive() && System.nanoTime() - end < 0, "the host does not listen");
      host.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }

  @AfterEach
  void close() throws Exception {
    if (host != null) {
      host.destroyForcibly().waitFor();
    }
    if (namespace != null) {
      namespace.close();
    }
  }

  private String run(String... command) throws Exception {
    NetworkNamespace.Said said = namespace.run(command);
    assertEquals(0, said.code(), said::text);
    return said.text();
  }

  private Process fetch(String name, String host, String... more) throws Exception {
    List<String> command = new ArrayList<>(List.of("curl", "-sS", "-m", "50", "-o"));
    command.add(folder.resolve(name).toString());
    command.addAll(List.of(more));
    command.add("http://" + host + "/large");
    return namespace.start(folder.resolve(name + ".txt"), command.toArray(String[]::new));
  }

  private void came(String name, Process fetching) throws Exception {
    assertTrue(fetching.waitFor(SECONDS, TimeUnit.SECONDS), name);
    assertArrayEquals(
        KernelPeer.octets(KernelPeer.LARGE), Files.readAllBytes(folder.resolve(name)), name);
  }

  @Test
  void filesOverBoth_atOnce_comeWhole() throws Exception {
    List<Process> running = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String from = i % 2 == 0 ? NetworkNamespace.OURS : TwoTapHost.SECOND_OURS;
      running.add(fetch("got" + i, from));
    }
    for (int i = 0; i < running.size(); i++) {
      came("got" + i, running.get(i));
    }
  }

  @Test
  void fileOverOne_whileOtherIsFlooded_comes() throws Exception {
    String ping = RequiredTool.require("ping").toString();
    String[][] ways = {
      {NetworkNamespace.OURS, TwoTapHost.SECOND_OURS},
      {TwoTapHost.SECOND_OURS, NetworkNamespace.OURS}
    };
    for (String[] way : ways) {
      Path said = folder.resolve("flood.txt");
      Process flood = namespace.start(said, ping, "-q", "-f", "-w", "3", "-s", "1400", way[0]);
      came("calm", fetch("calm", way[1]));
      assertTrue(flood.waitFor(SECONDS, TimeUnit.SECONDS));
      assertTrue(Files.readString(said).matches("(?s).* [1-9][0-9]{2,} received.*"));
    }
  }

  @Test
  void hostBehindRouter_isReachedOverItsCable() throws Exception {
    came("far", fetch("far", TwoTapHost.SECOND_OURS, "--interface", FAR));
    String seen = run("cat", "/sys/class/net/" + TwoTapHost.SECOND + "/statistics/rx_bytes");
    assertTrue(Long.parseLong(seen.strip()) > KernelPeer.LARGE, seen);
  }
}
