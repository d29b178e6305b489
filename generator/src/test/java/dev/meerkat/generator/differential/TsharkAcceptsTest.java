// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.java.CompiledDescriptions;
import dev.meerkat.testkit.RequiredTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What generated writers write, tshark takes: messages of every protocol, contents of the vectors,
 * and the same changed at random. Nothing of it is malformed, nothing an error to its experts.
 */
class TsharkAcceptsTest {
  private static final int TRIES = Integer.getInteger("differential.tries", 40);
  private static final long SEED = Long.getLong("differential.seed", 20261122L);
  private static final int CAPACITY = 1400;
  private static final int ERROR = 0x0080_0000;

  /**
   * Messages that are changed at random, too: what they carry is not another protocol, which would
   * be at random as well.
   */
  private static final Set<String> CHANGED =
      Set.of(
          "net.arp.Arp",
          "net.dns.Dns",
          "net.ntp.Ntp",
          "net.modbus.ModbusRequest",
          "net.modbus.ModbusResponse",
          "net.mqtt.Mqtt",
          "net.pppoe.PppoeDiscovery",
          "net.ppp.Chap");

  /** Versions of MQTT, and what tshark calls them. */
  private static final List<String> VERSIONS = List.of("4 MQTT v3.1.1", "5 MQTT v5.0");

  @TempDir private Path folder;

  private final List<String> explanations = explanations();
  private final Set<String> used = new HashSet<>();
  private final CompiledDescriptions library = CompiledDescriptions.library();

  @Test
  void messages_writtenByGeneratedWriters_haveNoErrors() throws Exception {
    RequiredTool.require("tshark");
    List<String> complaints = new ArrayList<>();
    int written = 0;
    for (String version : VERSIONS) {
      int level = version.charAt(0) - '0';
      WrittenFrames frames = new WrittenFrames();
      for (String message : WrittenFrames.messages()) {
        int before = frames.titles().size();
        write(message, level, frames);
        assertTrue(frames.titles().size() > before, "nothing written of " + message);
      }
      complaints.addAll(complaints(frames, version.substring(2)));
      written += frames.titles().size();
    }
    complaints.removeIf(this::isExplained);
    assertEquals(List.of(), complaints);
    assertEquals(List.of(), explanations.stream().filter(e -> !used.contains(e)).toList());
    System.out.println("tshark has taken " + written + " messages");
  }

  private boolean isExplained(String complaint) {
    boolean isExplained = false;
    for (String explanation : explanations) {
      String[] columns = explanation.split(" \\| ");
      if (complaint.startsWith(columns[0] + ":") && complaint.contains(columns[1])) {
        used.add(explanation);
        isExplained = true;
      }
    }
    return isExplained;
  }

  private static List<String> explanations() {
    Path list = Path.of("src", "test", "resources", "writer", "tshark-complaints.txt");
    try {
      return Files.readAllLines(list).stream().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException absent) {
      throw new UncheckedIOException(absent);
    }
  }

  private void write(String message, int level, WrittenFrames frames) {
    IrModule module =
        library.program().modules().stream()
            .filter(m -> message.startsWith(m.name() + "."))
            .findFirst()
            .orElseThrow();
    IrStruct struct = library.program().struct(message);
    ContentDriver driver = new ContentDriver(library, SEED);
    new Contents(library.program(), module, struct, SEED)
        .all(
            CHANGED.contains(message) ? TRIES : 0,
            (content, arguments) -> {
              byte[] buffer = new byte[CAPACITY];
              boolean isOther = message.endsWith(".Mqtt") && arguments.get(0) != level;
              if (isOther) {
                return;
              }
              try {
                int length = driver.write(struct, content, arguments, buffer, 0, CAPACITY);
                if (length > 0) {
                  frames.add(content.toString(), message, Arrays.copyOf(buffer, length));
                }
              } catch (ContentDriver.Incomplete | ArithmeticException e) {
                return;
              }
            });
  }

  private List<String> complaints(WrittenFrames frames, String mqtt) throws Exception {
    Path capture = Files.write(folder.resolve("written.pcap"), frames.capture());
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                "tshark",
                "-n",
                "-o",
                "mqtt.default_version:" + mqtt,
                "-o",
                "tcp.analyze_sequence_numbers:FALSE",
                "-T",
                "fields",
                "-e",
                "_ws.malformed",
                "-e",
                "_ws.expert.severity",
                "-e",
                "_ws.expert.message",
                "-e",
                "frame.protocols",
                "-r",
                capture.toString())
            .redirectOutput(said.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "tshark takes too long");
    assertEquals(0, process.exitValue());
    return judged(frames, Files.readAllLines(said, StandardCharsets.UTF_8));
  }

  private static List<String> judged(WrittenFrames frames, List<String> lines) {
    List<String> complaints = new ArrayList<>();
    assertEquals(frames.titles().size(), lines.size());
    for (int i = 0; i < lines.size(); i++) {
      String[] columns = lines.get(i).split("\t", -1);
      boolean isError =
          !columns[1].isEmpty()
              && Arrays.stream(columns[1].split(",")).anyMatch(s -> Integer.decode(s) >= ERROR);
      if (!columns[0].isEmpty() || isError) {
        complaints.add(frames.titles().get(i) + " " + lines.get(i));
      }
    }
    return complaints;
  }
}
