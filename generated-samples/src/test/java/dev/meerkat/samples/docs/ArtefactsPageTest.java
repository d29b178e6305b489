// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.generator.artefact.Artefacts;
import dev.meerkat.generator.artefact.Backend;
import dev.meerkat.samples.cli.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each command of docs/artefacts.md does what it says there, in a folder with such files. */
class ArtefactsPageTest {
  private static final Path PAGE = Path.of("../docs/artefacts.md");
  private static final Path TELEMETRY =
      Path.of("../maven-plugin/src/it/custom-protocol/src/main/wire/telemetry.wire");
  private static final String QUERY = "beef01000001000000000000037777770000010001";

  @TempDir private Path folder;

  @Test
  void page_everyCommand_succeeds() throws IOException {
    files();
    int commands = 0;
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("./meerkat ")) {
        List<String> words = List.of(line.split(" ", -1));
        String[] arguments = words.subList(1, words.size()).toArray(String[]::new);
        for (int i = 1; i < arguments.length; i++) {
          boolean isFolder = arguments[i - 1].equals("--out");
          boolean isFile = arguments[i].matches("[a-z]+\\.(bin|txt|pcap|wire)");
          arguments[i] = isFolder || isFile ? folder.resolve(arguments[i]) + "" : arguments[i];
        }
        int expected = words.get(1).equals("diff") ? 1 : 0;
        assertEquals(expected, Commands.run(arguments), line);
        commands++;
      }
    }
    assertTrue(commands >= 9, "commands: " + commands);
    assertTrue(Files.exists(folder.resolve("dns/vectors/dns.vectors")));
    Path java = folder.resolve("telemetry/java/com/acme/device/net/telemetry/BatchReader.java");
    assertTrue(Files.exists(java));
  }

  @Test
  void page_itsTable_namesEveryKind() throws IOException {
    String page = Files.readString(PAGE);
    for (Backend backend : Artefacts.all()) {
      assertTrue(page.contains("`" + backend.name() + "`"), backend.name());
    }
  }

  private void files() throws IOException {
    String telemetry = Files.readString(TELEMETRY);
    Files.writeString(folder.resolve("telemetry.wire"), telemetry);
    Files.writeString(folder.resolve("old.wire"), telemetry.replace("u32", "u16"));
    Files.write(folder.resolve("query.bin"), HexFormat.of().parseHex(QUERY));
    Files.write(folder.resolve("batch.bin"), HexFormat.of().parseHex("01010000002a00070100000015"));
    Files.writeString(folder.resolve("dump.txt"), "0035 0035 0008 0000\n");
    String frame = "020000000002020000000001" + "0806" + "0001080006040001" + "00".repeat(20);
    String length = String.format("%02x000000", frame.length() / 2);
    String header = "d4c3b2a1020004000000000000000000ffff000001000000";
    String capture = header + "00".repeat(8) + length + length + frame;
    Files.write(folder.resolve("capture.pcap"), HexFormat.of().parseHex(capture));
  }
}
