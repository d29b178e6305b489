// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** The kernel in a namespace of its own, and {@link TapHost} at the other end of the cable. */
final class KernelPeer implements AutoCloseable {
  static final int LARGE = 3_000_000;
  static final int PAGE = 100 << 10;

  /** How many times longer than in the build the tests with tools run. */
  static final int LENGTH = Integer.getInteger("stack.length", 1);

  private static final int SECONDS_TO_START = 60;

  private final Path folder;
  private final Path said;
  private final NetworkNamespace namespace;
  private final Process host;

  /** Makes both; skips the test where that is not possible. */
  KernelPeer(Path folder, NetworkNamespace.Cable cable, double loss)
      throws IOException, InterruptedException {
    this.folder = folder;
    said = folder.resolve("host.txt");
    Path served = Files.createDirectories(folder.resolve("www"));
    Files.write(served.resolve("large"), octets(LARGE));
    Files.write(served.resolve("page"), octets(PAGE));
    namespace = new NetworkNamespace(folder, cable);
    Process started = null;
    try {
      started = start(served, cable, loss);
      await(started);
    } catch (IOException | InterruptedException | AssertionError failure) {
      if (started != null) {
        started.destroyForcibly();
      }
      namespace.close();
      throw failure;
    }
    host = started;
  }

  private Process start(Path served, NetworkNamespace.Cable cable, double loss) throws IOException {
    return namespace.start(
        said,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-ea",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        TapHost.class.getName(),
        served.toString(),
        Double.toString(loss),
        cable.name());
  }

  private void await(Process host) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
    while (!Files.exists(said) || !Files.readString(said).contains("listening")) {
      assertTrue(host.isAlive(), () -> "the host ended: " + text());
      assertTrue(System.nanoTime() - end < 0, () -> "the host does not listen: " + text());
      host.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }

  /** Runs a program beside the kernel's end. */
  NetworkNamespace.Said run(String... command) throws IOException, InterruptedException {
    return namespace.run(command);
  }

  /** Starts a program beside the kernel's end. */
  Process start(Path output, String... command) throws IOException {
    return namespace.start(output, command);
  }

  /** Fetches a file, for at most so many seconds. */
  byte[] fetch(String name, int seconds) throws IOException, InterruptedException {
    return fetch(NetworkNamespace.OURS, name, seconds);
  }

  /** Fetches a file from an address of ours. */
  byte[] fetch(String host, String name, int seconds) throws IOException, InterruptedException {
    Path target = folder.resolve("got");
    NetworkNamespace.Said fetched =
        run(
            "curl",
            "-gsS",
            "-m",
            Integer.toString(seconds),
            "-o",
            target.toString(),
            "http://" + host + "/" + name);
    assertEquals(0, fetched.code(), () -> fetched.text() + text());
    return Files.readAllBytes(target);
  }

  /** What the host has said. */
  String text() {
    try {
      return Files.readString(said);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  static byte[] octets(int count) {
    byte[] octets = new byte[count];
    new SplittableRandom(count).nextBytes(octets);
    return octets;
  }

  @Override
  public void close() throws IOException {
    try (namespace) {
      host.destroyForcibly().waitFor();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
