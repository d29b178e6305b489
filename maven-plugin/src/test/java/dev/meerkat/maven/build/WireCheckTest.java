// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

import static dev.meerkat.maven.build.BuildOutcome.CHECKED;
import static dev.meerkat.maven.build.BuildOutcome.FAILED;
import static dev.meerkat.maven.build.BuildOutcome.NOTHING_DECLARED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WireCheckTest {
  private static final String GOOD =
      """
      vector Pair "good" { hex "01 02"; expect left == 1, right == 2; }
      reject Pair "short" { hex "01"; error SHORT at 1; }
      """;

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void makeProject() throws IOException {
    project = new TestProject(folder);
  }

  @Test
  void check_noDescription_saysSo() throws Exception {
    assertEquals(NOTHING_DECLARED, project.check().outcome());
  }

  @Test
  void check_vectorsHold_countsThem() throws Exception {
    project.write("src/main/wire/pair.wire", TestProject.PAIR + GOOD);

    BuildResult result = project.check();

    assertEquals(List.of(), project.log.errors);
    assertEquals(CHECKED, result.outcome());
    assertEquals("1 vector and 1 reject hold in 1 description", result.sentence());
    assertFalse(Files.exists(project.path("target")));
  }

  @Test
  void check_vectorDoesNotHold_reportedAtItsLine() throws Exception {
    Path file =
        project.write(
            "src/test/wire/pair.wire",
            TestProject.PAIR
                + GOOD
                + "vector Pair \"wrong\" { hex \"01 02\"; expect right == 3; }\n"
                + "reject Pair \"not at all\" { hex \"01 02\"; error SHORT; }\n");

    BuildResult result = project.check();

    assertEquals(FAILED, result.outcome());
    assertEquals("2 of 4 vectors do not hold", result.sentence());
    assertEquals(2, project.log.errors.size());
    String first = project.log.errors.get(0);
    assertTrue(first.startsWith(file + ":10:1: "), first);
    assertTrue(first.contains("wrong"), first);
  }

  @Test
  void check_libraryDescriptionImported_itsVectorsAreItsOwnBusiness() throws Exception {
    project.write("src/main/wire/alarm.wire", TestProject.ALARM);
    project.write(
        "lib/META-INF/wire/units.wire",
        TestProject.UNITS + "vector Quantity \"wrong\" { hex \"01 00 02\"; expect unit == 3; }\n");
    project.libraries = List.of(project.path("lib"));

    assertEquals(CHECKED, project.check().outcome());
  }

  @Test
  void check_mistake_fails() throws Exception {
    project.write("src/main/wire/pair.wire", TestProject.PAIR.replace("u8", "u99"));

    BuildResult result = project.check();

    assertEquals(FAILED, result.outcome());
    assertEquals("2 errors in 1 description", result.sentence());
  }

  @Test
  void check_warningThatFails_fails() throws Exception {
    project.write("src/main/wire/pair.wire", TestProject.PAIR + "error NEVER;\n");
    assertEquals(CHECKED, project.check().outcome());

    project.failOnWarnings = true;

    assertEquals(FAILED, project.check().outcome());
  }
}
