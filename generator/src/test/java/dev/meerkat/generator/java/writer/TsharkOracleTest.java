// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.generator.java.CompiledDescriptions;
import dev.meerkat.testkit.AllocationProbe;
import dev.meerkat.testkit.RequiredTool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An oracle that is not us: tshark finds nothing wrong in what generated writers write. */
class TsharkOracleTest {
  private static final int CAPACITY = 1514;

  /** Severities up to this one are about the conversation (a FIN is there), not about a mistake. */
  private static final int NOTE = 0x0040_0000;

  private static final List<String> PACKETS =
      List.of(
          "arpRequest",
          "arpReply",
          "udpOdd",
          "udpEmpty",
          "udpWithoutChecksum",
          "tcpSyn",
          "tcpData",
          "tcpSack",
          "tcpFin",
          "echoRequest",
          "echoReply",
          "unreachable",
          "timeExceeded",
          "redirect",
          "routerAlert",
          "unknownProtocol",
          "tagged",
          "udpOverIpv6",
          "echoBehindHopByHop",
          "tcpBehindTwoHeaders",
          "tcpTranslated",
          "udpTranslated");

  @TempDir static Path folder;

  private static WriterDriver driver;

  @BeforeAll
  static void compile() throws IOException {
    String source = Files.readString(Path.of("src/test/resources/writer/Packets.java"));
    CompiledDescriptions classes =
        CompiledDescriptions.libraryWith(
            Map.of("gen.Packets", source, "com.acme.Translation", translation()));
    driver = WriterDriver.of(classes.type("gen.Packets"));
  }

  /** The example of the page about editors. */
  private static String translation() throws IOException {
    String page = Files.readString(Path.of("../docs/editing.md"));
    int start = page.indexOf("```java\npackage com.acme;") + "```java\n".length();
    return page.substring(start, page.indexOf("```", start)).replace("com.acme.net.", "gen.");
  }

  @Test
  void frames_everyKind_haveNoExpertWarning() throws Exception {
    Path capture = capture();
    List<String> said = tshark(capture, "_ws.expert.severity", "_ws.expert.message");
    for (int i = 0; i < PACKETS.size(); i++) {
      String[] columns = said.get(i).split("\t", -1);
      for (String severity : columns[0].isEmpty() ? new String[0] : columns[0].split(",", -1)) {
        boolean isHarmless = Integer.decode(severity) <= NOTE;
        assertTrue(isHarmless, PACKETS.get(i) + ": " + columns[1]);
      }
    }
  }

  @Test
  void checksums_everyKind_areGood() throws Exception {
    List<String> said =
        tshark(
            capture(),
            "ip.checksum.status",
            "tcp.checksum.status",
            "udp.checksum.status",
            "icmp.checksum.status",
            "icmpv6.checksum.status");
    int good = 0;
    for (int i = 0; i < PACKETS.size(); i++) {
      for (String status : said.get(i).replace("\t", ",").split(",", -1)) {
        boolean isOmitted = PACKETS.get(i).equals("udpWithoutChecksum") && status.equals("3");
        boolean isFine = status.isEmpty() || status.equals("1") || isOmitted;
        assertTrue(isFine, PACKETS.get(i) + ": status " + status + " in " + said.get(i));
        good += status.equals("1") ? 1 : 0;
      }
    }
    assertTrue(good >= 28, "good checksums: " + good);
  }

  @Test
  void values_asWritten_areWhatTsharkReads() throws Exception {
    Path capture = capture();
    assertEquals("100", one(capture, "tcpSyn", "tcp.options.timestamp.tsval"));
    assertEquals("1460", one(capture, "tcpSyn", "tcp.options.mss_val"));
    assertEquals("7", one(capture, "tcpSyn", "tcp.options.wscale.shift"));
    assertEquals("10,30", one(capture, "tcpSack", "tcp.options.sack_le"));
    assertEquals("0x0018", one(capture, "tcpData", "tcp.flags"));
    assertEquals("1400", one(capture, "unreachable", "icmp.mtu"));
    assertEquals("42", one(capture, "tagged", "vlan.id"));
    assertEquals("10.0.0.2", one(capture, "arpRequest", "arp.dst.proto_ipv4"));
    assertEquals("203.0.113.7", one(capture, "tcpTranslated", "ip.src"));
    assertEquals("61234", one(capture, "tcpTranslated", "tcp.srcport"));
    assertEquals("61235", one(capture, "udpTranslated", "udp.srcport"));
    assertEquals("148,1,7", one(capture, "routerAlert", "ip.opt.type"));
  }

  @Test
  void frames_steadyState_allocateNothing() {
    byte[] buffer = new byte[CAPACITY];
    for (String packet : PACKETS) {
      if (!packet.equals("unreachable")
          && !packet.equals("timeExceeded")
          && !packet.equals("redirect")) {
        var handle = driver.handle(packet);
        AllocationProbe.assertAllocatesNothing(() -> WriterDriver.call(handle, buffer));
      }
    }
  }

  private static String one(Path capture, String packet, String field) throws Exception {
    return tshark(capture, field).get(PACKETS.indexOf(packet));
  }

  /** All frames as a pcap file of link type Ethernet. */
  private static Path capture() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] head = new byte[24];
    Bytes.putI32(head, 0, 0xA1B2C3D4);
    Bytes.putU16(head, 4, 2);
    Bytes.putU16(head, 6, 4);
    Bytes.putI32(head, 16, 65535);
    Bytes.putI32(head, 20, 1);
    out.write(head);
    for (String packet : PACKETS) {
      byte[] buffer = new byte[CAPACITY];
      int length = driver.call(packet, buffer);
      assertTrue(length > 0, packet + ": " + driver.code(packet));
      byte[] record = new byte[16];
      Bytes.putI32(record, 8, length);
      Bytes.putI32(record, 12, length);
      out.write(record);
      out.write(buffer, 0, length);
    }
    return Files.write(folder.resolve("written.pcap"), out.toByteArray());
  }

  /** A line a frame, columns separated by tabs, several values in one by commas. */
  private static List<String> tshark(Path capture, String... fields) throws Exception {
    List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", capture.toString()));
    for (String checksum : List.of("ip", "tcp", "udp")) {
      command.add("-o");
      command.add(checksum + ".check_checksum:TRUE");
    }
    command.addAll(List.of("-o", "tcp.analyze_sequence_numbers:FALSE", "-T", "fields"));
    for (String field : fields) {
      command.add("-e");
      command.add(field);
    }
    Path said = Files.createTempFile(folder, "tshark", ".txt");
    RequiredTool.require("tshark");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(said.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "tshark takes too long");
    assertEquals(0, process.exitValue(), String.join(" ", command));
    List<String> lines = Files.readAllLines(said, StandardCharsets.UTF_8);
    assertEquals(PACKETS.size(), lines.size());
    return lines;
  }
}
