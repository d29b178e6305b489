// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
  private static final String CROOKED = "module a.b;\nstruct P{x:u8;\ny:u8;}";
  private static final String STRAIGHT = "module a.b;\nstruct P { x : u8;\n    y : u8; }\n";

  @TempDir private Path folder;

  @Test
  void crookedFile_formatted_isWrittenAndNamedOnce() throws IOException {
    Path file = Files.writeString(folder.resolve("p.wire"), CROOKED);

    CommandRun first = CommandRun.of("fmt", file.toString());
    CommandRun second = CommandRun.of("fmt", file.toString());

    assertEquals(0, first.code());
    assertEquals(file + "\n", first.out());
    assertEquals(STRAIGHT, Files.readString(file));
    assertEquals("", second.out());
  }

  @Test
  void crookedFile_checked_failsAndStays() throws IOException {
    Path file = Files.writeString(folder.resolve("p.wire"), CROOKED);

    CommandRun run = CommandRun.of("fmt", "--check", file.toString());

    assertEquals(1, run.code());
    assertEquals(file + "\n", run.out());
    assertEquals(CROOKED, Files.readString(file));
  }

  @Test
  void missingFile_formatted_failsInOneLine() {
    CommandRun run = CommandRun.of("fmt", folder.resolve("none.wire").toString());

    assertEquals(1, run.code());
    assertTrue(run.err().startsWith("meerkat: no such file: "), run.err());
  }
}
