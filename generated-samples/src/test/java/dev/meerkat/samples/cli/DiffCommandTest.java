// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  @TempDir private Path folder;

  @Test
  void break_isToldWithBothPlacesAndFails() throws IOException {
    Path old = write("old.wire", "message M { a : u8; }");
    Path now = write("new.wire", "message M {\n    a : u16; }");

    CommandRun run = diff(old, now);

    assertEquals(1, run.code(), run.err());
    String expected =
        "wire        M.a: type was u8, is u16\n            " + old + ":2:13 -> " + now + ":3:5\n";
    assertTrue(run.out().startsWith(expected), run.out());
    assertTrue(run.out().contains("on the wire, "), run.out());
  }

  @Test
  void compatibleChange_succeeds() throws IOException {
    Path old = write("old.wire", "enum E : u8 { A = 1 } message M { e : E; }");
    Path now = write("new.wire", "enum E : u8 { A = 1, B = 2 } message M { e : E; }");

    CommandRun run = diff(old, now);

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().endsWith("0 on the wire, 0 in the API, 1 compatible\n"), run.out());
  }

  @Test
  void descriptionWithAMistake_isReported() throws IOException {
    Path old = write("old.wire", "message M { a : u8; }");
    Path now = write("new.wire", "message M { a : u8x; }");

    CommandRun run = diff(old, now);

    assertEquals(1, run.code());
    assertTrue(run.err().contains("new.wire:2:17: error W0102"), run.err());
  }

  @Test
  void missingFile_isOneLine() throws IOException {
    Path old = write("old.wire", "message M { a : u8; }");

    CommandRun run = diff(old, folder.resolve("gone.wire"));

    assertEquals(1, run.code());
    assertEquals("meerkat: no such file: " + folder.resolve("gone.wire") + "\n", run.err());
  }

  private Path write(String name, String declarations) throws IOException {
    return Files.writeString(folder.resolve(name), "module a.b;\n" + declarations + "\n");
  }

  private static CommandRun diff(Path old, Path now) {
    return CommandRun.of("diff", old.toString(), now.toString());
  }
}
