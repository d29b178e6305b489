// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.testkit.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our client of DHCP against dnsmasq. */
class DhcpIT {
  private static final int SECONDS = 30;

  @TempDir Path folder;
  private NetworkNamespace namespace;
  private final List<Process> running = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    String dnsmasq = RequiredTool.require("dnsmasq").toString();
    namespace = new NetworkNamespace(folder, NetworkNamespace.Cable.TAP);
    Path said = folder.resolve("dnsmasq.txt");
    running.add(
        namespace.start(
            said,
            dnsmasq,
            "--no-daemon",
            "--conf-file=/dev/null",
            "--user=root",
            "--port=0",
            "--log-dhcp",
            "--interface=" + NetworkNamespace.INTERFACE,
            "--dhcp-authoritative",
            "--dhcp-leasefile=" + folder.resolve("leases"),
            "--dhcp-range=10.9.0.50,10.9.0.60,255.255.255.0,120",
            "--enable-ra",
            "--dhcp-range=fd00:9::,ra-stateless,64,120",
            "--dhcp-option=option6:dns-server,[fd00:9::53],[fd00:9::54]",
            "--dhcp-option=option:router,10.9.0.1",
            "--dhcp-option=option:dns-server,10.9.0.53,10.9.0.54",
            "--dhcp-option=option:mtu,1400",
            "--dhcp-option=option:T1,4"));
    await(said, "DHCP, IP range");
  }

  @AfterEach
  void close() throws Exception {
    for (Process each : running) {
      each.destroyForcibly().waitFor();
    }
    if (namespace != null) {
      namespace.close();
    }
  }

  private Path host(String... arguments) throws IOException {
    Path said = folder.resolve("host" + running.size() + ".txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-ea", "--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(LeaseHost.class.getName());
    command.addAll(List.of(arguments));
    running.add(namespace.start(said, command.toArray(String[]::new)));
    return said;
  }

  /** Waits until a file says something. */
  private String await(Path said, String what) throws Exception {
    Process last = running.get(running.size() - 1);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    String text = "";
    while (!text.contains(what)) {
      String now = text;
      assertTrue(last.isAlive(), () -> "ended: " + now);
      assertTrue(System.nanoTime() - end < 0, () -> "no \"" + what + "\" in: " + now);
      last.waitFor(20, TimeUnit.MILLISECONDS);
      text = Files.exists(said) ? Files.readString(said) : "";
    }
    return text;
  }

  @Test
  void freshClient_isBound_renews_andAnswersPings() throws Exception {
    Path said = host();
    String bound = await(said, "bound").lines().findFirst().orElseThrow();
    assertTrue(bound.contains("router=10.9.0.1, "), bound);
    assertTrue(bound.contains("nameServers=[10.9.0.53, 10.9.0.54]"), bound);
    assertTrue(bound.contains("prefix=24") && bound.contains("mtu=1400"), bound);
    String address = bound.replaceAll(".*address=([0-9.]+),.*", "$1");
    NetworkNamespace.Said pinged = namespace.run("ping", "-c", "2", "-i", "0.2", address);
    assertEquals(0, pinged.code(), pinged::text);
    String later = await(said, "\nbound");
    assertTrue(!later.contains("lost"), later);
  }

  @Test
  void networkWithoutLeases_tellsOfItsServers() throws Exception {
    await(host("information"), "told [fd00:9::53, fd00:9::54]");
  }

  @Test
  void addressOfAnotherNetwork_isRefused_andAnotherGiven() throws Exception {
    assertTrue(await(host("192.168.3.3"), "bound").contains("address=10.9.0.5"));
  }

  @Test
  void addressTakenMeanwhile_isDeclined() throws Exception {
    // Whoever has all addresses of the range but one.
    for (int i = 51; i <= 60; i++) {
      namespace.run("ip", "addr", "add", "10.9.0." + i + "/24", "dev", NetworkNamespace.INTERFACE);
    }
    String bound = await(host("10.9.0.55"), "bound");
    assertTrue(bound.contains("address=10.9.0.50"), bound);
  }
}
