// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that runs as a process of its own and is ended with this one. */
record ServerProcess(String name, Process process, int port) implements AutoCloseable {
  private static final int TRIES = 100;
  private static final long PAUSE_MILLIS = 50;

  /** Starts a server that prints its port on its first line. */
  static ServerProcess start(String name, List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    endWithUs(process);
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = said.readLine();
    if (line == null) {
      throw new IOException(name + " did not start");
    }
    return new ServerProcess(name, process, Integer.parseInt(line.strip()));
  }

  /** Starts a server that listens on a port given to it, and waits until it does. */
  static ServerProcess start(String name, List<String> command, int port)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    endWithUs(process);
    for (int i = 0; i < TRIES && process.isAlive(); i++) {
      try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assert probe.isConnected();
        return new ServerProcess(name, process, port);
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
    process.destroyForcibly();
    throw new IOException(name + " did not start");
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void endWithUs(Process process) {
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
