// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.SourceText;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompileOnceTest {
  @Test
  void library_compiled_hasATimeForEachPassAndFiles() throws IOException {
    List<SourceText> sources = Library.sources();
    assertTrue(sources.size() >= 20, "descriptions: " + sources.size());
    CompileOnce.Run run = CompileOnce.run(sources);
    assertEquals(
        List.of("parse", "build", "resolve", "lower", "check", "generate"),
        List.copyOf(run.millis().keySet()));
    assertTrue(run.files() > 500, "files: " + run.files());
  }
}
