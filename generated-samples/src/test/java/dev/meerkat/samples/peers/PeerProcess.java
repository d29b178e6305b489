// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.peers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A server of somebody else's, in a process of its own. */
final class PeerProcess {
  private static final long STARTED_WITHIN_NANOS = 20_000_000_000L;
  private static final int LOOK_MILLIS = 20;

  private final Process process;
  private final int port;

  private PeerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** Starts a program and waits until it listens. What it says is in a file in {@code folder}. */
  static PeerProcess start(Path folder, int port, String... command)
      throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    long until = System.nanoTime() + STARTED_WITHIN_NANOS;
    while (!isListening(port)) {
      boolean isWell = process.isAlive() && System.nanoTime() < until;
      assertTrue(isWell, command[0] + " does not start: " + Files.readString(said));
      process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
    return new PeerProcess(process, port);
  }

  int port() {
    return port;
  }

  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor(10, TimeUnit.SECONDS);
    process.destroyForcibly();
  }

  private static boolean isListening(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
