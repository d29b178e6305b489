// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs of the machine: programs, files, rights. Where it is absent the calling test is
 * skipped with a message; with {@code CI=true} in the environment it fails.
 */
public final class RequiredTool {
  /** Where programs for the administrator are, should the path not say so. */
  private static final String SYSTEM = "/usr/sbin" + File.pathSeparator + "/sbin";

  private RequiredTool() {}

  /** Where a program is. */
  public static Path require(String name) {
    return find(name).orElseThrow(() -> absent("no " + name + " on the path"));
  }

  /** Goes on if what {@code message} tells about is there. */
  public static void require(boolean isThere, String message) {
    if (!isThere) {
      throw absent(message);
    }
  }

  /** Where a program is, if it is there. */
  public static Optional<Path> find(String name) {
    String folders = System.getenv("PATH") + File.pathSeparator + SYSTEM;
    return Stream.of(folders.split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Skips or fails the calling test: never returns, what it claims to return is for a throw. */
  public static IllegalStateException absent(String message) {
    if ("true".equals(System.getenv("CI"))) {
      Assertions.fail(message);
    }
    Assumptions.abort(message);
    return new IllegalStateException(message);
  }
}
