// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder to serve, with a file beside it that must never be served; removed with the process.
 *
 * @param root what is served
 */
record SiteFolder(Path root) {
  /** Stands in every file that must not be served. */
  static final String SECRET = "MEERKAT-SECRET-8C1F";

  static SiteFolder create() {
    try {
      Path outside = Files.createTempDirectory("meerkat-fuzz");
      Path root = Files.createDirectory(outside.resolve("site"));
      Path sub = Files.createDirectory(root.resolve("a"));
      List<Path> all = new ArrayList<>(List.of(outside, root, sub));
      all.add(Files.writeString(outside.resolve("secret"), SECRET));
      all.add(Files.writeString(root.resolve(".hidden"), SECRET));
      all.add(Files.writeString(root.resolve("index.html"), "<p>hello</p>"));
      all.add(Files.writeString(sub.resolve("b.txt"), "text"));
      all.add(Files.createSymbolicLink(root.resolve("link"), outside.resolve("secret")));
      all.add(Files.createSymbolicLink(sub.resolve("up"), outside));
      all.forEach(path -> path.toFile().deleteOnExit());
      return new SiteFolder(root);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
