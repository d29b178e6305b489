// SPDX-License-Identifier: Apache-2.0
package com.acme;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TimesTest {
  /** Keeps the times of the first build for the script that looks at the second. */
  @Test
  void times_ofGeneratedFiles_areWrittenDown() throws IOException {
    Path generated = Path.of("target/generated-sources/meerkat");
    try (Stream<Path> files = Files.walk(generated)) {
      List<String> times = files.map(f -> f + " " + f.toFile().lastModified()).sorted().toList();
      assertFalse(times.isEmpty());
      Files.write(Path.of("target/times.txt"), times);
    }
  }
}
