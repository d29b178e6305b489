// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.testkit.RequiredTool;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.ListenerLimits;
import dev.meerkat.transport.TransportCounter;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A listener that runs out of descriptors, in a process of its own with few of them. */
@Timeout(60)
class HostDescriptorsTest {
  private static final int DESCRIPTORS = 120;

  @Test
  void noDescriptorLeft_accept_backsOffAndGoesOnLater(@TempDir Path folder) throws Exception {
    String bash = RequiredTool.require("bash").toString();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                bash,
                "-c",
                "ulimit -n " + DESCRIPTORS + " && exec \"$0\" -ea -cp \"$1\" \"$2\"",
                java,
                System.getProperty("java.class.path"),
                Starved.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    boolean exited = process.waitFor(30, TimeUnit.SECONDS);
    process.destroyForcibly();
    String said = Files.readString(folder.resolve("said"));

    assertTrue(exited, said);
    assertEquals("served after the pause\n", said);
  }

  /**
   * Fills the process with connections to itself until accepting fails, frees some, and goes on.
   */
  static final class Starved {
    private Starved() {}

    public static void main(String[] arguments) throws Exception {
      ArrayDeque<Socket> peers = new ArrayDeque<>();
      try (HostTransport host =
          HostTransport.open((source, failure) -> failure.printStackTrace())) {
        int[] opened = {0};
        Listener listener =
            host.listen(
                Endpoint.loopback(0),
                new ListenerLimits(1024, 1024, 1, 20_000_000),
                ConnectionLimits.DEFAULT,
                connection -> {
                  opened[0]++;
                  return new Recorder();
                });
        host.loop().poll(System.nanoTime());
        fill(host, listener, peers);
        long turns = 0;
        long until = System.nanoTime() + 50_000_000;
        while (System.nanoTime() < until) {
          host.loop().runUntil(() -> true);
          turns++;
        }
        if (turns > 100) {
          System.out.println("spun " + turns + " times while nothing could be accepted");
        }
        int before = opened[0];
        for (int i = 0; i < 10; i++) {
          peers.poll().close();
        }
        host.loop().runUntil(() -> opened[0] > before);
        System.out.println("served after the pause");
      }
    }

    /** Takes every descriptor for peers that wait to be accepted, and sees that none can be. */
    private static void fill(HostTransport host, Listener listener, ArrayDeque<Socket> peers) {
      try {
        while (true) {
          peers.add(RunningHost.peer(listener));
        }
      } catch (IOException full) {
        host.loop().poll(System.nanoTime());
      }
      if (host.counters().get(TransportCounter.ACCEPT_FAILED) != 1) {
        System.out.println("accepted without a descriptor? " + host.counters());
      }
    }
  }
}
