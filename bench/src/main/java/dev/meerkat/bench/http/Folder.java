// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary folder with the files that every server serves; gone when closed. */
record Folder(Path path) implements AutoCloseable {

  static Folder create() throws IOException {
    Path path = Files.createTempDirectory("meerkat-bench");
    Path files = Files.createDirectories(path.resolve("files"));
    Files.write(files.resolve("file-1k"), letters(1024));
    Files.write(files.resolve("file-100k"), letters(100 * 1024));
    Files.writeString(files.resolve("time"), ServedContent.TIME);
    return new Folder(path);
  }

  Path files() {
    return path.resolve("files");
  }

  static byte[] letters(int count) {
    byte[] letters = new byte[count];
    Arrays.fill(letters, (byte) 'm');
    return letters;
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
