// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The descriptions of seven protocols in the folder {@code shared} beside the repository.
 *
 * <p>The test kit has a class for that folder, but stands above this module.
 */
final class SharedLanguage {
  private SharedLanguage() {}

  /** All of them by file name; skips the calling test when they are absent, fails it in CI. */
  static List<SourceText> files() {
    Optional<Path> folder = find().map(shared -> shared.resolve("language"));
    if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
      String message = "no shared/language; point the system property meerkat.shared at the folder";
      if ("true".equals(System.getenv("CI"))) {
        return Assertions.fail(message);
      }
      return Assumptions.abort(message);
    }
    try (Stream<Path> files = Files.list(folder.get())) {
      return files
          .filter(file -> file.toString().endsWith(".wire"))
          .sorted()
          .map(SharedLanguage::read)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Optional<Path> find() {
    String named = System.getProperty("meerkat.shared", System.getenv("MEERKAT_SHARED"));
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path candidate = at.resolveSibling("shared");
      if (Files.isDirectory(candidate.resolve("language"))) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static SourceText read(Path file) {
    try {
      return new SourceText(file.getFileName().toString(), Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
