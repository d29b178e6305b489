// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.meerkat.testkit.RequiredTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Downloads of 100 KiB while frames are lost in both directions, each chance on its own: all of
 * them finish. Forty of each with {@code -Dstack.length=10}, four of two in the build.
 */
class LossTableIT {
  private static final boolean IS_LONG = KernelPeer.LENGTH > 1;
  private static final double[] LOSSES =
      IS_LONG ? new double[] {0.001, 0.01, 0.05, 0.1} : new double[] {0.01, 0.1};
  private static final int DOWNLOADS = 4 * KernelPeer.LENGTH;
  private static final int SECONDS = 120;
  private static final double NANOS_PER_MILLI = 1e6;

  @TempDir Path folder;

  @Test
  void framesAreLost_everyDownloadFinishes() throws Exception {
    RequiredTool.require("curl");
    System.out.printf(
        Locale.ROOT,
        "%d downloads of 100 KiB, milliseconds%n  loss  least median  most%n",
        DOWNLOADS);
    for (double loss : LOSSES) {
      Path own = Files.createDirectories(folder.resolve("loss" + loss));
      try (KernelPeer peer = new KernelPeer(own, NetworkNamespace.Cable.TAP, loss)) {
        long[] times = new long[DOWNLOADS];
        for (int i = 0; i < times.length; i++) {
          long begin = System.nanoTime();
          assertArrayEquals(KernelPeer.octets(KernelPeer.PAGE), peer.fetch("page", SECONDS));
          times[i] = System.nanoTime() - begin;
        }
        Arrays.sort(times);
        System.out.printf(
            Locale.ROOT,
            "%5.1f%% %6.0f %6.0f %6.0f%n",
            loss * 100,
            times[0] / NANOS_PER_MILLI,
            times[times.length / 2] / NANOS_PER_MILLI,
            times[times.length - 1] / NANOS_PER_MILLI);
      }
    }
  }
}
