// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import dev.meerkat.link.tunnel.TunnelDevice;
import dev.meerkat.testkit.RequiredTool;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** A machine in QEMU that has a network card, iPXE, and a script for it; no disk, no screen. */
final class BootGuest {
  private static final Path LOADER = Path.of("/boot/ipxe.lkrn");
  private static final int MTU = 1500;

  private final Path folder;
  private final String program;
  private final InetSocketAddress ours = freePort();
  private final InetSocketAddress theirs = freePort();
  private Process process;

  BootGuest(Path folder) throws IOException {
    this.folder = folder;
    this.program = RequiredTool.require("qemu-system-x86_64").toString();
    RequiredTool.require(Files.isReadable(LOADER), "no " + LOADER + " (package ipxe)");
  }

  private static InetSocketAddress freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }
  }

  /** Our end of its cable. */
  TunnelDevice tunnel(long address) throws IOException {
    return TunnelDevice.open(ours, theirs, address, MTU);
  }

  void boot(String script) throws IOException {
    Path file = folder.resolve("script.ipxe");
    Files.writeString(file, script);
    process =
        new ProcessBuilder(
                program,
                "-nodefaults",
                "-no-user-config",
                "-display",
                "none",
                "-m",
                "128",
                "-kernel",
                LOADER.toString(),
                "-initrd",
                file.toString(),
                "-device",
                "virtio-net-pci,netdev=n,romfile=,mac=02:00:00:00:00:07",
                "-netdev",
                "dgram,id=n,local.type=inet,local.host=127.0.0.1,local.port="
                    + theirs.getPort()
                    + ",remote.type=inet,remote.host=127.0.0.1,remote.port="
                    + ours.getPort())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("guest.txt").toFile())
            .start();
  }

  /** Whether it has not ended on its own. */
  boolean isAlive() {
    return process == null || process.isAlive();
  }

  void close() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }
}
