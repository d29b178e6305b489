// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds test data that is not in the repository: the folder {@code shared}.
 *
 * <p>It is named by the system property {@code meerkat.shared} or the environment variable {@code
 * MEERKAT_SHARED}, or lies beside an ancestor of the working directory. Where it is absent a test
 * is skipped with a message; with {@code CI=true} in the environment it fails.
 */
public final class SharedData {
  private static final String NAME = "shared";

  private SharedData() {}

  /** The folder, if it is there. */
  public static Optional<Path> find() {
    Optional<Path> named = named(System.getProperty("meerkat.shared"));
    if (named.isEmpty()) {
      named = named(System.getenv("MEERKAT_SHARED"));
    }
    return named.isPresent() ? named : above(Path.of("").toAbsolutePath());
  }

  /**
   * A file or folder in it, such as {@code "data/pcaps"}. Skips or fails the calling test if it is
   * absent.
   */
  public static Path require(String relative) {
    Optional<Path> wanted = find().map(folder -> folder.resolve(relative)).filter(Files::exists);
    return wanted.orElseThrow(
        () ->
            RequiredTool.absent(
                "no "
                    + NAME
                    + "/"
                    + relative
                    + "; point the system property meerkat.shared at the folder"));
  }

  private static Optional<Path> named(String folder) {
    return Optional.ofNullable(folder).map(Path::of).filter(Files::isDirectory);
  }

  private static Optional<Path> above(Path start) {
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      Path candidate = folder.resolveSibling(NAME);
      if (Files.isDirectory(candidate.resolve("data"))) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
