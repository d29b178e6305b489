// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WireArtefactsTest {
  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void makeProject() throws IOException {
    project = new TestProject(folder);
  }

  @Test
  void pages_noDescription_saysSo() throws Exception {
    assertEquals(BuildOutcome.NOTHING_DECLARED, project.pages().outcome());
  }

  @Test
  void pages_oneMessage_writesPageAndPicture() throws Exception {
    project.write("src/main/wire/pair.wire", TestProject.PAIR);

    BuildResult result = project.pages();

    assertEquals("2 files about 1 description: 2 written, 0 removed", result.sentence());
    String page = Files.readString(project.path("target/pages/pair.md"));
    assertTrue(page.contains("Two octets.") && page.contains("| 1 | 8 | `right` |"), page);
    assertTrue(Files.exists(project.path("target/pages/svg/pair-Pair.svg")));
  }

  @Test
  void pages_nothingChanged_writesNothing() throws Exception {
    project.write("src/main/wire/pair.wire", TestProject.PAIR);
    project.pages();

    assertEquals(BuildOutcome.UP_TO_DATE, project.pages().outcome());
  }

  @Test
  void pages_mistake_writesNothing() throws Exception {
    project.write("src/main/wire/pair.wire", TestProject.PAIR.replace("u8", "u8x"));

    assertEquals(BuildOutcome.FAILED, project.pages().outcome());
    assertFalse(project.log.errors.isEmpty());
    assertFalse(Files.exists(project.path("target/pages")));
  }
}
