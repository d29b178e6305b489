// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import dev.meerkat.testkit.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A network namespace of the test's own, with a cable whose other end a program takes. */
final class NetworkNamespace implements AutoCloseable {
  /** What the program at the other end opens. */
  static final String INTERFACE = "cable0";

  private static final String PLUG = "plug0";
  static final String KERNEL = "10.9.0.1";
  static final String OURS = "10.9.0.2";
  static final String KERNEL_6 = "fd00:9::1";
  static final String OURS_6 = "fd00:9::2";

  private static final int SECONDS = 60;

  private final String ip;
  private final String name;
  private final Path folder;

  /** Makes one; skips the test, and with CI=true fails it, where that is not possible. */
  NetworkNamespace(Path folder, Cable cable) throws IOException, InterruptedException {
    this.folder = folder;
    this.ip = RequiredTool.require("ip").toString();
    this.name = "meerkat-" + ProcessHandle.current().pid();
    RequiredTool.require(Files.isWritable(Path.of("/dev/net/tun")), "no /dev/net/tun");
    Said made = said(List.of(ip, "netns", "add", name));
    RequiredTool.require(made.code() == 0, "no network namespace can be made: " + made.text());
    require("ip", "link", "set", "lo", "up");
    String kernelEnd = cable == Cable.TAP ? INTERFACE : PLUG;
    if (cable == Cable.TAP) {
      require("ip", "tuntap", "add", "dev", INTERFACE, "mode", "tap");
    } else {
      require("ip", "link", "add", INTERFACE, "type", "veth", "peer", "name", PLUG);
      require("ip", "link", "set", PLUG, "up");
    }
    require("ip", "addr", "add", KERNEL + "/24", "dev", kernelEnd);
    require("ip", "addr", "add", KERNEL_6 + "/64", "dev", kernelEnd, "nodad");
    require("ip", "link", "set", INTERFACE, "up");
  }

  /** How kernel and program are joined. */
  enum Cable {
    TAP,
    /** Two interfaces of the kernel; the program has a packet socket on one. */
    VETH
  }

  /** What a program said, and how it ended. */
  record Said(int code, String text) {}

  /** Runs a program inside to its end. */
  Said run(String... command) throws IOException, InterruptedException {
    return said(inside(command));
  }

  /** Starts a program inside; what it says goes to a file. */
  Process start(Path output, String... command) throws IOException {
    return new ProcessBuilder(inside(command))
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private void require(String... command) throws IOException, InterruptedException {
    Said said = run(command);
    if (said.code() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said.text());
    }
  }

  private List<String> inside(String... command) {
    List<String> all = new ArrayList<>(List.of(ip, "netns", "exec", name));
    all.addAll(List.of(command));
    return all;
  }

  private Said said(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "said", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(String.join(" ", command) + ": not done after " + SECONDS + " s");
    }
    return new Said(process.exitValue(), Files.readString(output));
  }

  @Override
  public void close() throws IOException {
    try {
      said(List.of(ip, "netns", "del", name));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
