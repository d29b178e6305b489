// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.testkit.RequiredTool;
import dev.meerkat.testkit.SharedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the page about dissectors is run; what the page shows is what it prints. */
class DissectorsPageTest {
  private static final Pattern BLOCK = Pattern.compile("```(\\w*)\n(.*?)```", Pattern.DOTALL);
  private static final String BATCH = "0102 0000002a 0007 01 00000015 0008 02 00000032";

  @TempDir private Path folder;

  @Test
  void page_itsCommands_printWhatItShows() throws Exception {
    requireTshark();
    Path captures = SharedData.require("data/pcaps");
    Files.copy(captures.resolve("nDPI-dns.pcap"), folder.resolve("dns.pcap"));
    Files.write(folder.resolve("telemetry.pcap"), datagram());
    Matcher block = BLOCK.matcher(Files.readString(Path.of("../docs/dissectors.md")));
    String printed = "";
    int commands = 0;
    while (block.find()) {
      switch (block.group(1)) {
        case "wire" -> Files.writeString(folder.resolve("telemetry.wire"), block.group(2));
        case "sh" -> {
          List<String> lines = block.group(2).lines().toList();
          commands += lines.size();
          StringBuilder all = new StringBuilder();
          for (String line : lines) {
            all.append(run(line));
          }
          printed = all.toString();
        }
        default -> {
          String shown = printed;
          block
              .group(2)
              .lines()
              .filter(line -> !line.equals("..."))
              .forEach(line -> assertTrue(shown.contains(line + "\n"), line + "\nin " + shown));
        }
      }
    }
    assertEquals(5, commands);
  }

  private static void requireTshark() throws InterruptedException {
    boolean isThere;
    try {
      isThere = new ProcessBuilder("tshark", "--version").start().waitFor() == 0;
    } catch (IOException absent) {
      isThere = false;
    }
    RequiredTool.require(isThere, "tshark is not installed");
  }

  private String run(String command) throws Exception {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    if (words.get(0).equals("./meerkat")) {
      words.remove(0);
      int out = words.indexOf("--out") + 1;
      words.set(out, folder.resolve(words.get(out)).toString());
      if (words.get(1).endsWith(".wire")) {
        words.set(1, folder.resolve(words.get(1)).toString());
      }
      CommandRun done = CommandRun.of(words.toArray(String[]::new));
      assertEquals(0, done.code(), done.err());
      return "";
    }
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), command);
    return printed;
  }

  /** A capture of one datagram to port 40500, in IPv4 alone. */
  private static byte[] datagram() {
    byte[] batch = HexFormat.of().parseHex(BATCH.replace(" ", ""));
    int length = 28 + batch.length;
    ByteBuffer capture = ByteBuffer.allocate(40 + length).order(ByteOrder.LITTLE_ENDIAN);
    capture.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putLong(0);
    capture.putInt(65_535).putInt(101).putLong(0).putInt(length).putInt(length);
    capture.order(ByteOrder.BIG_ENDIAN);
    capture.putInt(0x45000000 | length).putInt(0).putInt(0x40110000);
    capture.putInt(0x0A000001).putInt(0x0A000002);
    capture.putShort((short) 40_000).putShort((short) 40_500);
    capture.putShort((short) (8 + batch.length)).putShort((short) 0);
    return capture.put(batch).array();
  }
}
