// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtefactsCommandTest {
  @TempDir private Path folder;

  @Test
  void protocolOfTheLibrary_byShortName_writesPageAndPictures() throws IOException {
    CommandRun run = artefacts("udp");

    assertEquals(0, run.code(), run.err());
    String page = Files.readString(folder.resolve("out/udp.md"));
    assertTrue(page.contains("|          sourcePort           |          targetPort"), page);
    String picture = Files.readString(folder.resolve("out/svg/udp-Udp.svg"));
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
    assertEquals(2, run.out().lines().count(), run.out());
    assertTrue(Files.exists(folder.resolve("out/point.md")));
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

  private CommandRun artefacts(String source) {
    return CommandRun.of("artefacts", source, "--out", folder.resolve("out").toString());
  }
}
