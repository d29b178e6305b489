// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.http;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks for programs on the path. */
final class Tools {
  private Tools() {}

  static boolean isOnPath(String program) {
    String path = System.getenv("PATH");
    if (path == null) {
      return false;
    }
    for (String folder : path.split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return Files.isExecutable(Path.of("/usr/sbin", program));
  }
}
