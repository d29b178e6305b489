// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.generator.artefact.Artefacts;
import dev.meerkat.generator.artefact.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtefactsCommandTest {
  @TempDir private Path folder;

  @Test
  void protocolOfTheLibrary_byShortName_writesPageAndPictures() throws IOException {
    CommandRun run = artefacts("udp");

    assertEquals(0, run.code(), run.err());
    String page = Files.readString(folder.resolve("out/pages/udp.md"));
    assertTrue(page.contains("|          sourcePort           |          targetPort"), page);
    String picture = Files.readString(folder.resolve("out/pages/svg/udp-Udp.svg"));
    assertTrue(picture.startsWith("<svg ") && picture.endsWith("</svg>\n"), picture);
    assertTrue(run.out().contains("udp.md"), run.out());
  }

  @Test
  void ownFile_withImportsBesideIt_isWrittenAlone() throws IOException {
    Files.writeString(folder.resolve("acme.unit.wire"), "module acme.unit; struct U { v : u8; }");
    Path file = folder.resolve("point.wire");
    Files.writeString(
        file, "module acme.point;\nimport acme.unit;\nmessage Point { x : U; y : U; }\n");

    CommandRun run = artefacts(file.toString());

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().lines().noneMatch(path -> path.contains("unit.md")), run.out());
    assertTrue(Files.exists(folder.resolve("out/pages/point.md")));
  }

  @Test
  void mistake_inAFile_isReportedAndNothingWritten() throws IOException {
    Path file = folder.resolve("point.wire");
    Files.writeString(file, "module acme.point;\nmessage Point { x : u15x; }\n");

    CommandRun run = artefacts(file.toString());

    assertEquals(1, run.code());
    assertTrue(run.err().contains("point.wire:2:21: error W0102"), run.err());
    assertTrue(Files.notExists(folder.resolve("out")));
  }

  @Test
  void unknownName_isOneLine() {
    CommandRun run = artefacts("nonsense");

    assertEquals(1, run.code());
    assertEquals("meerkat: no such protocol or file: nonsense\n", run.err());
  }

  @Test
  void only_oneKind_writesNothingElse() throws IOException {
    CommandRun run = artefacts("udp", "--only", "reader, pages", "--package", "com.acme");

    assertEquals(0, run.code(), run.err());
    assertTrue(Files.exists(folder.resolve("out/java/com/acme/udp/UdpReader.java")));
    assertTrue(Files.notExists(folder.resolve("out/java/com/acme/udp/UdpWriter.java")));
    assertTrue(Files.exists(folder.resolve("out/pages/udp.md")));
  }

  @Test
  void unknownKind_tellsTheKnown() {
    CommandRun run = artefacts("udp", "--only", "nonsense");

    assertEquals(2, run.code());
    assertTrue(run.err().contains("--only nonsense: no such kind"), run.err());
    assertTrue(run.err().contains("known are: pages, "), run.err());
    assertTrue(Files.notExists(folder.resolve("out")));
  }

  @Test
  void list_tellsEveryKind() {
    CommandRun run = CommandRun.of("artefacts", "--list");

    assertEquals(0, run.code(), run.err());
    for (Backend backend : Artefacts.all()) {
      assertTrue(run.out().contains(backend.name() + " "), run.out());
    }
  }

  @Test
  void packageThatIsNone_isAWrongCall() {
    CommandRun run = artefacts("udp", "--package", "com.acme.class");

    assertEquals(2, run.code());
    assertTrue(run.err().contains("com.acme.class: not the name of a Java package"), run.err());
  }

  @Test
  void outThatIsAFile_isOneLine() throws IOException {
    Files.writeString(folder.resolve("out"), "");

    CommandRun run = artefacts("udp");

    assertEquals(1, run.code());
    assertTrue(run.err().startsWith("meerkat: not a folder: "), run.err());
  }

  @Test
  void nothingNamed_isAWrongCall() {
    assertEquals(2, CommandRun.of("artefacts").code());
    assertEquals(2, CommandRun.of("artefacts", "udp").code());
  }

  private CommandRun artefacts(String source, String... more) {
    String out = folder.resolve("out").toString();
    Stream<String> arguments =
        Stream.concat(Stream.of("artefacts", source, "--out", out), Stream.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }
}
