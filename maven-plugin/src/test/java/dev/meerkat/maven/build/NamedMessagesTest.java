// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.maven.fault.BuildFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build that names messages has no classes of others. */
class NamedMessagesTest {
  private static final String TWO =
      """
      module test.two;
      default endian big;
      message One { a : u8; }
      message Other { b : u16; }
      """;

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void makeProject() throws IOException {
    project = new TestProject(folder);
    project.write("src/main/wire/two.wire", TWO);
  }

  @Test
  void build_noMessageNamed_hasClassesOfAll() throws Exception {
    project.build();

    assertTrue(project.generated().contains("two/OneReader.java"));
    assertTrue(project.generated().contains("two/OtherReader.java"));
  }

  @Test
  void build_oneMessageNamed_hasNoClassOfTheOther() throws Exception {
    project.messages = Set.of("test.two.One");
    project.build();

    assertTrue(project.generated().contains("two/OneReader.java"));
    assertFalse(project.generated().stream().anyMatch(file -> file.contains("Other")));
  }

  @Test
  void build_namesChanged_removesWhatIsNotNamed() throws Exception {
    project.build();
    project.messages = Set.of("test.two.One");

    assertEquals(BuildOutcome.GENERATED, project.build().outcome());
    assertFalse(project.generated().contains("two/OtherReader.java"));
  }

  @Test
  void build_messageThatIsNotThere_isAFault() {
    project.messages = Set.of("test.two.Third");

    BuildFault fault = assertThrows(BuildFault.class, project::build);
    assertTrue(fault.getMessage().contains("test.two.Third"), fault.getMessage());
  }
}
