// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.testkit.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's TCP, UDP, ICMP and ARP against ours. */
class KernelIT {
  private static final int LARGE = 3_000_000;
  private static final int PAGE = 100 << 10;

  @TempDir Path folder;
  private NetworkNamespace namespace;
  private Process host;
  private Path said;

  @BeforeEach
  void open() throws Exception {
    RequiredTool.require("curl");
    said = folder.resolve("host.txt");
    namespace = new NetworkNamespace(folder);
    Path served = Files.createDirectory(folder.resolve("www"));
    Files.write(served.resolve("large"), octets(LARGE));
    Files.write(served.resolve("page"), octets(PAGE));
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

  private void start(double loss) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    host =
        namespace.start(
            said,
            java,
            "-ea",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            TapHost.class.getName(),
            folder.resolve("www").toString(),
            Double.toString(loss));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!Files.exists(said) || !Files.readString(said).contains("listening")) {
      assertTrue(host.isAlive(), () -> "the host ended: " + text());
      assertTrue(System.nanoTime() < end, () -> "the host does not listen: " + text());
      host.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }

  @Test
  void curl_getsLargeFile_whole() throws Exception {
    start(0);
    assertArrayEquals(octets(LARGE), fetch("large", 30));
    for (int i = 0; i < 5; i++) {
      assertArrayEquals(octets(PAGE), fetch("page", 10));
    }
  }

  @Test
  void fivePercentLost_pagesStillCome() throws Exception {
    start(0.05);
    for (int i = 0; i < 8; i++) {
      assertArrayEquals(octets(PAGE), fetch("page", 50));
    }
  }

  @Test
  void ping_isAnswered_alsoInPieces() throws Exception {
    String ping = RequiredTool.require("ping").toString();
    start(0);
    for (String size : new String[] {"0", "56", "1472", "9000", "30000"}) {
      NetworkNamespace.Said answer =
          namespace.run(ping, "-c", "3", "-i", "0.2", "-W", "5", "-s", size, NetworkNamespace.OURS);
      assertEquals(0, answer.code(), answer::text);
      assertTrue(answer.text().contains(" 0% packet loss"), answer::text);
    }
  }

  @Test
  void nobodyListens_connectionIsRefused() throws Exception {
    start(0);
    NetworkNamespace.Said refused =
        namespace.run("curl", "-s", "-m", "5", "http://" + NetworkNamespace.OURS + ":81/");
    assertEquals(7, refused.code(), refused::text);
  }

  private byte[] fetch(String name, int seconds) throws Exception {
    Path target = folder.resolve("got");
    NetworkNamespace.Said fetched =
        namespace.run(
            "curl",
            "-sS",
            "-m",
            Integer.toString(seconds),
            "-o",
            target.toString(),
            "http://" + NetworkNamespace.OURS + "/" + name);
    assertEquals(0, fetched.code(), () -> fetched.text() + text());
    return Files.readAllBytes(target);
  }

  private String text() {
    try {
      return Files.readString(said);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  private static byte[] octets(int count) {
    byte[] octets = new byte[count];
    new SplittableRandom(count).nextBytes(octets);
    return octets;
  }
}
