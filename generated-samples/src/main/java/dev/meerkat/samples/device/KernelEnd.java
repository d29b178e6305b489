// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What Linux tells of an interface in {@code /sys/class/net}. Nothing, where that folder is missing
 * or belongs to another network namespace.
 */
record KernelEnd(String name) {
  private static final int IFF_UP = 1;

  /** Whether the interface is there and known to be down. */
  boolean isDown() {
    String flags = read("flags");
    return flags.startsWith("0x") && (Integer.parseInt(flags.substring(2), 16) & IFF_UP) == 0;
  }

  /** Octets of the largest packet, or {@code most} if that is less or it is not told. */
  int mtu(int most) {
    String told = read("mtu");
    return told.isEmpty() ? most : Math.min(most, Integer.parseInt(told));
  }

  private String read(String what) {
    try {
      return Files.readString(Path.of("/sys/class/net").resolve(name).resolve(what)).strip();
    } catch (IOException absent) {
      return "";
    }
  }
}
