// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meerkat.samples.dissect.Packets;
import dev.meerkat.testkit.CaptureFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DissectCommandTest {
  private final ObjectMapper mapper = new ObjectMapper();

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeCapture() throws IOException {
    CaptureFile capture = CaptureFile.pcap(ByteOrder.LITTLE_ENDIAN, CaptureFile.MICROSECONDS, 1);
    int seconds = 1_389_719_059;
    for (byte[] packet : Packets.all()) {
      capture.record(seconds++, 311_698, packet.length, packet);
    }
    file = Files.write(folder.resolve("all.pcap"), capture.bytes());
  }

  @Test
  void capture_dissected_isATable() {
    CommandRun run = CommandRun.of("dissect", file.toString());

    assertEquals(0, run.code(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals(1 + Packets.all().length, lines.size());
    assertEquals(
        "       1    0.000000  10.0.0.1          10.0.0.2          tcp           74"
            + "  49152 -> 80 [SYN] seq 1 win 64240 length 0",
        lines.get(1));
    assertEquals(
        "       4    3.000000  02:00:00:00:00:01 02:00:00:00:00:02 arp           42"
            + "  REQUEST 192.0.2.2 from 192.0.2.1",
        lines.get(4));
    assertTrue(lines.get(5).endsWith("malformed: OPTION_LENGTH in options at 55"), lines.get(5));
    assertTrue(lines.get(6).endsWith("UDP fragment 1:0+, 16 octets"), lines.get(6));
  }

  @Test
  void capture_dissectedAsJson_isOneObjectAPacket() throws IOException {
    CommandRun run = CommandRun.of("dissect", file.toString(), "--json");
    List<JsonNode> packets = json(run);

    assertEquals(Packets.all().length, packets.size());
    String start = "{\"number\":1,\"time\":1389719059.311698000,\"length\":74,\"captured\":74,";
    assertTrue(run.out().startsWith(start), run.out());
    JsonNode syn = packets.get(0);
    assertEquals("02:00:00:00:00:01", syn.at("/ethernet/source").asText());
    assertEquals("10.0.0.2", syn.at("/ipv4/target").asText());
    assertEquals("TCP", syn.at("/ipv4/protocol_name").asText());
    assertTrue(syn.at("/tcp/flags/SYN").booleanValue());
    assertTrue(syn.at("/tcp/checksum_ok").booleanValue());
    assertEquals(1460, syn.at("/tcp/options/0/mss").intValue());
    assertEquals("NOP", syn.at("/tcp/options/3/name").asText());
    assertEquals(7, syn.at("/tcp/options/4/shift").intValue());
    assertEquals(0, syn.at("/tcp/payload_length").intValue());
    assertEquals(100, packets.get(7).at("/vlan/0/vlan").intValue());
    assertEquals(200, packets.get(7).at("/vlan/1/vlan").intValue());
  }

  @Test
  void malformedPacket_dissectedAsJson_namesLayerErrorFieldAndOffset() throws IOException {
    JsonNode packet = json(CommandRun.of("dissect", file.toString(), "--json")).get(4);

    assertFalse(packet.has("tcp"));
    assertEquals(
        mapper.readTree(
            "{\"layer\":\"tcp\",\"error\":\"OPTION_LENGTH\",\"field\":\"options\",\"offset\":55}"),
        packet.get("malformed"));
  }

  @Test
  void packetCutByTheCapture_dissectedAsJson_isTruncated() throws IOException {
    CaptureFile capture = CaptureFile.pcap(ByteOrder.BIG_ENDIAN, CaptureFile.MICROSECONDS, 1);
    capture.record(0, 0, Packets.SYN.length, Arrays.copyOf(Packets.SYN, 40));
    Files.write(file, capture.bytes());

    JsonNode packet = json(CommandRun.of("dissect", file.toString(), "--json")).get(0);
    assertEquals("LENGTH", packet.at("/truncated/error").asText());
    assertEquals("ipv4", packet.at("/truncated/layer").asText());
    assertFalse(packet.has("malformed"));
  }

  @Test
  void linkTypeThatIsNotKnown_dissected_isSaid() throws IOException {
    CaptureFile capture = CaptureFile.pcap(ByteOrder.BIG_ENDIAN, CaptureFile.MICROSECONDS, 105);
    capture.record(0, 0, 3, new byte[] {1, 2, 3});
    Files.write(file, capture.bytes());

    JsonNode packet = json(CommandRun.of("dissect", file.toString(), "--json")).get(0);
    assertEquals(105, packet.get("unsupportedLinkType").intValue());
    String table = CommandRun.of("dissect", file.toString()).out();
    assertTrue(table.contains("unsupported link type 105"), table);
  }

  @Test
  void payloadOption_dissectedAsJson_givesHexDigits() throws IOException {
    JsonNode packet = json(CommandRun.of("dissect", file.toString(), "--json", "--payload")).get(1);

    assertEquals("616263", packet.at("/udp/payload").asText());
  }

  @Test
  void countOption_dissected_stopsThere() throws IOException {
    assertEquals(
        2, json(CommandRun.of("dissect", "--json", "--count", "2", file.toString())).size());
    assertEquals(0, json(CommandRun.of("dissect", "--json", "--count=0", file.toString())).size());
  }

  @Test
  void checksumOption_fail_makesAWrongOneMalformed() throws IOException {
    byte[] wrong = Packets.DATAGRAM.clone();
    wrong[wrong.length - 1] ^= 1;
    CaptureFile capture = CaptureFile.pcap(ByteOrder.BIG_ENDIAN, CaptureFile.MICROSECONDS, 1);
    Files.write(file, capture.record(0, 0, wrong.length, wrong).bytes());

    JsonNode noted = json(CommandRun.of("dissect", "--json", file.toString())).get(0);
    assertFalse(noted.at("/udp/checksum_ok").booleanValue());
    JsonNode failed =
        json(CommandRun.of("dissect", "--json", "--checksum", "fail", file.toString())).get(0);
    assertEquals("CHECKSUM", failed.at("/malformed/error").asText());
    CommandRun unknown = CommandRun.of("dissect", "--checksum", "maybe", file.toString());
    assertEquals(2, unknown.code());
  }

  @Test
  void filesThatCannotBeRead_dissected_areOneLineAndExitCode1() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no capture at all, only notes");

    assertFailure("no such file: " + folder.resolve("none"), folder.resolve("none"));
    assertFailure("a directory, not a capture: " + folder, folder);
    assertFailure(text + ": not a pcap or pcapng file", text);
  }

  @Test
  void captureThatIsCutShort_dissected_givesWhatIsWholeThenFails() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));

    CommandRun run = CommandRun.of("dissect", "--json", file.toString());
    assertEquals(1, run.code());
    assertEquals(Packets.all().length - 1, run.out().lines().count());
    assertTrue(run.err().contains("the file ends inside a record"), run.err());
  }

  @Test
  void standardInput_dissected_isRead() throws IOException {
    CommandRun run = CommandRun.reading(Files.readAllBytes(file), "dissect", "-", "--json");

    assertEquals(Packets.all().length, json(run).size());
    assertEquals(
        new CommandRun(1, "", "meerkat: standard input: nothing in it\n"),
        CommandRun.reading(new byte[0], "dissect", "-"));
  }

  @Test
  void emptyFile_dissected_isSaid() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.pcap"));

    assertFailure(empty + ": nothing in it", empty);
  }

  @Test
  void messageInAFile_dissected_isToldWithWhatIsInside() throws IOException {
    byte[] packetOfNoProtocol = Packets.ipv4(Packets.DATAGRAM);
    packetOfNoProtocol[23]++; // the port behind DNS's
    packetOfNoProtocol[27]--; // and what the checksum makes of it
    Path message = Files.write(folder.resolve("ip.bin"), packetOfNoProtocol);

    CommandRun json = CommandRun.of("dissect", "--as", "ipv4", "--json", message.toString());
    JsonNode packet = json(json).get(0);
    assertEquals(12345, packet.at("/udp/sourcePort").intValue());
    assertEquals(3, packet.at("/udp/payload_length").intValue());
    CommandRun text = CommandRun.of("dissect", "--as", "net.ip.Ipv4", message.toString());
    assertTrue(text.out().startsWith("Ipv4 31 bytes at 0\n  version: 4\n"), text.out());
    assertTrue(text.out().contains("\nUdp 11 bytes at 20\n"), text.out());
  }

  @Test
  void messageThatIsNotValid_dissected_answers1() throws IOException {
    Path message = Files.write(folder.resolve("ip.bin"), new byte[] {0x45, 0, 0});

    CommandRun run = CommandRun.of("dissect", "--as", "ipv4", "--json", message.toString());
    assertEquals(1, run.code());
    assertEquals(
        "{\"malformed\":{\"layer\":\"ipv4\",\"error\":\"LENGTH\",\"field\":\"ihl\",\"offset\":0}}\n",
        run.out());
  }

  @Test
  void octetsBehindAMessage_dissected_areCounted() throws IOException {
    byte[] arp = Arrays.copyOfRange(Packets.WHO_HAS, 14, Packets.WHO_HAS.length);
    Path message = Files.write(folder.resolve("arp.bin"), Arrays.copyOf(arp, arp.length + 5));

    CommandRun run = CommandRun.of("dissect", "--as", "arp", "--json", message.toString());
    assertEquals(5, json(run).get(0).get("rest").intValue());
  }

  @Test
  void portGivenToAMessage_dissected_isLookedInto() throws IOException {
    String name = file.toString();
    JsonNode packet =
        json(CommandRun.of("dissect", "--as", "arp=53", "--checksum=skip", "--json", name)).get(1);

    assertEquals("arp", packet.at("/malformed/layer").asText());
  }

  @Test
  void namesThatMeanNothing_given_answer2AndSayWhatIsKnown() {
    CommandRun run = CommandRun.of("dissect", "--as", "quic", file.toString());

    assertEquals(2, run.code());
    assertTrue(run.err().contains("--as quic: no such message; known are: alert, arp,"), run.err());
    assertEquals(2, CommandRun.of("dissect", "--as", "arp=0", file.toString()).code());
    assertEquals(2, CommandRun.of("dissect", "--as", "arp=x", file.toString()).code());
    assertEquals(2, CommandRun.of("dissect", "--as", "arp", "--as", "tcp", file.toString()).code());
  }

  @Test
  void readerThatGoesAway_dissected_endsQuietly() {
    CommandFailure closed = runInto(new IOException("Broken pipe"));
    CommandFailure full = runInto(new IOException("No space left on device"));

    assertEquals(new CommandFailure(0, ""), closed);
    assertEquals(new CommandFailure(1, "meerkat: cannot write: No space left on device\n"), full);
  }

  @Test
  void wrongCalls_run_answer2() {
    assertEquals(2, CommandRun.of("dissect").code());
    assertEquals(2, CommandRun.of("dissect", "--xml", file.toString()).code());
    assertEquals(2, CommandRun.of("dissect", "--count", "-1", file.toString()).code());
  }

  private record CommandFailure(int code, String err) {}

  private CommandFailure runInto(IOException failure) {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw failure;
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(InputStream.nullInputStream(), broken, errors, false, false);
    int code = Main.commandLine(terminal).execute("dissect", file.toString());
    return new CommandFailure(code, err.toString(StandardCharsets.UTF_8));
  }

  private static void assertFailure(String message, Path given) {
    CommandRun run = CommandRun.of("dissect", given.toString());
    assertEquals(1, run.code());
    assertEquals("meerkat: " + message + "\n", run.err());
    assertEquals("", run.out());
  }

  private List<JsonNode> json(CommandRun run) throws IOException {
    assertEquals(0, run.code(), run.err());
    List<JsonNode> packets = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      packets.add(mapper.readTree(line));
    }
    return packets;
  }
}
