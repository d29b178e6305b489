// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.http;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to load a server.
 *
 * @param path {@code /time}, {@code /file-1k} or {@code /file-100k}
 * @param connections kept open at once
 * @param pipelined requests sent in one write
 * @param seconds how long
 */
record Load(String name, String path, int connections, int pipelined, int seconds) {

  static List<Load> all(boolean quick) {
    int seconds = quick ? 2 : 5;
    List<Load> loads = new ArrayList<>();
    for (int connections : new int[] {1, 8, 64}) {
      loads.add(new Load("time c=" + connections, "/time", connections, 1, seconds));
    }
    loads.add(new Load("time c=8, 16 pipelined", "/time", 8, 16, seconds));
    loads.add(new Load("file 1 KiB c=8", "/file-1k", 8, 1, seconds));
    loads.add(new Load("file 100 KiB c=8", "/file-100k", 8, 1, seconds));
    return loads;
  }
}
