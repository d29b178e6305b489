// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final String SOUND =
      """
      module acme.point;
      struct Point { x : u16; y : u16; }
      vector Point "two" { hex "00 01 00 02"; expect x == 1, y == 2; }
      reject Point "cut" { hex "00 01 00"; error SHORT at 2; }
      """;

  @TempDir private Path folder;

  @Test
  void soundDescription_checked_saysSo() throws IOException {
    CommandRun run = check("point.wire", SOUND);

    assertEquals(0, run.code(), run.out());
    assertEquals("1 file: 0 errors, 0 warnings; 2 vectors, 0 failed\n", run.out());
  }

  @Test
  void firstDescriptionOfTheTutorial_checked_saysWhatThePageSays() throws IOException {
    String page = Files.readString(Path.of("../docs/tutorial.md"));
    String description = page.substring(page.indexOf("```wire\n") + 8);

    CommandRun run = check("lamp.wire", description.substring(0, description.indexOf("```")));

    assertEquals(0, run.code(), run.out());
    assertTrue(page.contains("check lamp/src/main/wire/lamp.wire\n" + run.out()), run.out());
  }

  @Test
  void mistakes_checked_areAllReportedWithCarets() throws IOException {
    CommandRun run =
        check(
            "point.wire",
            """
            module acme.point;
            message Point {
                x : u15x;
                y : u16 sizes nothing;
            }
            """);

    assertEquals(1, run.code());
    assertTrue(run.out().contains("point.wire:3:9: error W"), run.out());
    assertTrue(run.out().contains("point.wire:4:"), run.out());
    assertTrue(run.out().contains("^^^^"), run.out());
    assertTrue(run.out().contains("1 file: 2 errors"), run.out());
    assertTrue(run.out().endsWith("vectors not tried\n"), run.out());
  }

  @Test
  void vectorThatDoesNotHold_checked_fails() throws IOException {
    CommandRun run = check("point.wire", SOUND.replace("x == 1", "x == 3"));

    assertEquals(1, run.code());
    assertTrue(run.out().contains("point.wire:3:1: error W0803: vector \"two\""), run.out());
    assertTrue(run.out().endsWith("2 vectors, 1 failed\n"), run.out());
  }

  @Test
  void importsBesideTheFileAndOfTheLibrary_checked_areFound() throws IOException {
    Files.writeString(folder.resolve("point.wire"), SOUND);
    CommandRun run =
        check(
            "line.wire",
            """
            module acme.line;
            import acme.point;
            import net.udp;
            message Line { from : Point; to : Point; }
            """);

    assertEquals(0, run.code(), run.out());
    assertEquals("1 file: 0 errors, 0 warnings; 0 vectors, 0 failed\n", run.out());
  }

  @Test
  void filesThatCannotBeRead_checked_areOneLineAndExitCode1() throws IOException {
    Path binary = Files.write(folder.resolve("binary.wire"), new byte[] {(byte) 0xFF, 0});

    assertFailure("no such file: ", folder.resolve("none.wire"));
    assertFailure("a directory, not a description: ", folder);
    assertFailure("not UTF-8: ", binary);
    assertEquals(2, CommandRun.of("check").code());
  }

  @Test
  void externOfTheUser_checkedWithItsClass_isTried() throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("Count.java"),
            """
            package acme;

            public final class Count {
              public static long start() { return 0; }
              public static long update(long n, byte[] b, int at, int size) { return n + size; }
              public static long finish(long n) { return n; }
            }
            """);
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString());
    assertEquals(0, compiled);
    String text =
        """
        module acme.counted;
        @java("acme.Count") extern checksum count : u16;
        message Counted max 9 { data : bytes[2]; sum : u16 checks count(data); }
        vector Counted "as it is" { hex "0000 0002"; expect sum.ok; }
        reject Counted "as it is not" { hex "0000 0003"; error CHECKSUM at 2; }
        """;
    String file = Files.writeString(folder.resolve("counted.wire"), text).toString();

    CommandRun run = CommandRun.of("check", file, "--class-path", folder.toString());
    CommandRun without = CommandRun.of("check", file, "--class-path", folder + "/nowhere");

    assertEquals("1 file: 0 errors, 0 warnings; 2 vectors, 0 failed\n", run.out());
    assertEquals(0, run.code());
    assertEquals(1, without.code());
    assertTrue(without.out().contains("W0216"), without.out());
  }

  private CommandRun check(String name, String text) throws IOException {
    return CommandRun.of("check", Files.writeString(folder.resolve(name), text).toString());
  }

  private static void assertFailure(String message, Path given) {
    CommandRun run = CommandRun.of("check", given.toString());
    assertEquals(1, run.code());
    assertEquals("meerkat: " + message + given + "\n", run.err());
  }
}
