// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  private static final String DATAGRAM = "30 39 00 35 00 0b f7 04 61 62 63";
  private static final String QUERY = "beef 0100 0001 0000 0000 0000 03777777 00 0001 0001";

  /** Ethernet, IPv4, UDP to port 53, a query; no checksum of UDP. */
  private static final String FRAME =
      "020000000002 020000000001 0800"
          + "4500 0031 0000 4000 4011 26b9 0a000001 0a000002"
          + "8000 0035 001d 0000"
          + QUERY;

  @TempDir private Path folder;

  @Test
  void datagram_everyFieldHasALineWithItsSection() {
    CommandRun run = explainHex(DATAGRAM, "--as", "udp", "--argument", "5140");

    assertEquals(0, run.code(), run.err());
    assertTrue(
        run.out().contains("0000  30 39                      sourcePort = 12345\n"), run.out());
    assertTrue(run.out().contains("checksum = 63236, right"), run.out());
    assertTrue(run.out().contains("; Header and data. RFC 768 \"Fields\""), run.out());
    assertTrue(
        run.out().contains("0008  61 62 63                   payload = 3 octets"), run.out());
  }

  @Test
  void error_standsWhereItIsBehindWhatWasRead() {
    CommandRun run = explainHex("30 39 00 35 00 0c f7 04 61", "--as", "udp");

    assertEquals(1, run.code());
    String[] lines = run.out().split("\n");
    assertTrue(lines[0].contains("Udp, not valid"), run.out());
    assertTrue(lines[3].startsWith("0004  00 0c"), run.out());
    assertTrue(lines[4].contains("ERROR: LENGTH at octet 4 in length"), run.out());
    assertTrue(lines[5].startsWith("0006  f7 04 61"), run.out());
    assertTrue(lines[5].contains("not read"), run.out());
  }

  @Test
  void errorInAPart_showsThePartAsFarAsItGoes() {
    CommandRun run = explainHex("beef 0100 0001 0000 0000 0000 03777777 00 0001", "--as", "dns");

    assertEquals(1, run.code());
    assertTrue(run.out().contains("name = \"www\""), run.out());
    assertTrue(run.out().contains("ERROR: SHORT at octet 19"), run.out());
  }

  @Test
  void everyOctet_isShownOnce() {
    String hex = QUERY.replace(" ", "");
    CommandRun run = explainHex(QUERY, "--as", "dns", "--all");
    assertEquals(0, run.code(), run.err());
    byte[] octets = HexFormat.of().parseHex(hex);
    boolean[] seen = new boolean[octets.length];
    for (String line : run.out().split("\n")) {
      int at = Integer.parseInt(line.substring(0, 4), 16);
      String digits = line.length() < 30 ? line.substring(6) : line.substring(6, 30);
      int count = digits.replace(" ", "").length() / 2;
      for (int i = at; i < at + count; i++) {
        seen[i] = true;
      }
    }
    for (int i = 0; i < seen.length; i++) {
      assertTrue(seen[i], "octet " + i + " of\n" + run.out());
    }
  }

  @Test
  void text_isExplainedItemByItem() {
    byte[] head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII);
    CommandRun run = CommandRun.reading(head, "explain", "-", "--as", "requesthead");

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("method = \"GET\""), run.out());
    assertTrue(run.out().contains("name = \"Host\""), run.out());
  }

  @Test
  void packetOfACapture_isExplainedLayerByLayer() throws IOException {
    Path capture = capture(FRAME.replace(" ", ""));
    CommandRun run = CommandRun.of("explain", capture.toString(), "--packet", "1");

    assertEquals(0, run.code(), run.err() + run.out());
    assertTrue(run.out().contains("Ethernet, 63 octets"), run.out());
    assertTrue(run.out().contains("protocol = 17 (UDP)"), run.out());
    assertTrue(run.out().contains("name = \"www\""), run.out());
  }

  @Test
  void packetThatIsNotThere_isOneLine() throws IOException {
    Path capture = capture(FRAME.replace(" ", ""));
    CommandRun run = CommandRun.of("explain", capture.toString(), "--packet", "2");

    assertEquals(1, run.code());
    assertEquals("meerkat: the capture has 1 packets, not 2\n", run.err());
  }

  @Test
  void ownDescription_isUsedWithoutGeneratedCode() throws IOException {
    Path wire = folder.resolve("point.wire");
    Files.writeString(
        wire,
        """
        module acme.point;
        /// Where it stands. RFC 1 section 2.
        message Point { x : u8; mood : Mood; }
        enum Mood : u8 { GLAD = 3 }
        """);
    CommandRun run = explainHex("07 03 ff", "--as", wire.toString());

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("mood = 3 (GLAD)"), run.out());
    assertTrue(run.out().contains("; Where it stands. RFC 1 section 2"), run.out());
    assertTrue(run.out().contains("behind the message"), run.out());
  }

  @Test
  void dumpsOfOtherTools_areHexToo() {
    String xxd = "00000000: 3039 0035 000b f704 6162 63              09.5....abc\n";
    String hexdump =
        "00000000  30 39 00 35 00 0b f7 04  61 62 63                 |09.5....abc|\n0000000b\n";
    for (String text : new String[] {xxd, hexdump, "0x30,0x39 # ports\n003500 0bf704616263"}) {
      CommandRun run = explainHex(text, "--as", "udp");
      assertEquals(0, run.code(), text + run.err());
      assertTrue(run.out().contains("payload = 3 octets"), run.out());
    }
  }

  @Test
  void whatCannotBe_isOneLine() {
    CommandRun odd = explainHex("30 3", "--as", "udp");
    assertEquals(1, odd.code());
    assertEquals("meerkat: line 1 is not pairs of hex digits: 30 3\n", odd.err());
    CommandRun unknown = explainHex("30", "--as", "nonsense");
    assertTrue(unknown.err().startsWith("meerkat: no such message: nonsense; "), unknown.err());
    CommandRun missing = CommandRun.of("explain", "no-such-file", "--as", "udp");
    assertEquals("meerkat: no such file: no-such-file\n", missing.err());
    assertEquals(2, CommandRun.of("explain", "x").code());
    assertEquals(2, CommandRun.of("explain", "x", "--as", "udp", "--packet", "1").code());
  }

  private static CommandRun explainHex(String hex, String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "explain";
    arguments[1] = "-";
    arguments[2] = "--hex";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return CommandRun.reading(hex.getBytes(US_ASCII), arguments);
  }

  private Path capture(String frame) throws IOException {
    String length = String.format("%02x000000", frame.length() / 2);
    String header = "d4c3b2a1020004000000000000000000ffff000001000000";
    String record = "0000000000000000" + length + length;
    Path file = folder.resolve("one.pcap");
    return Files.write(file, HexFormat.of().parseHex(header + record + frame));
  }
}
