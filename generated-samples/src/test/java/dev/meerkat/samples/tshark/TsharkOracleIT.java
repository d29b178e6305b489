// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.core.layer.LayerType;
import dev.meerkat.dsl.ClassPathLocator;
import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.samples.codec.Layers;
import dev.meerkat.samples.dissect.LinkType;
import dev.meerkat.samples.dissect.Ports;
import dev.meerkat.samples.dissect.Protocols;
import dev.meerkat.testkit.CaptureFile;
import dev.meerkat.testkit.RequiredTool;
import dev.meerkat.testkit.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every capture through both dissectors. {@code -Dtshark.all=true} takes all of them and holds the
 * list of explanations to be without stale lines; otherwise every twentieth is taken, and those
 * whose names speak of the lower layers.
 */
class TsharkOracleIT {
  private static final String WANTED_VERSION = "4.0.";
  private static final int STEP = 20;
  private static final Pattern CHOSEN =
      Pattern.compile("arp|icmp[^6v]|vlan|sll|-rst-|ip_in_ip|ipv4");
  private static final int SHOWN = Integer.getInteger("tshark.shown", 40);
  private static final int FEW = 3_000;

  private static final int MANY = 60_000;

  /** Protocols of streams, and what carries them. */
  private static final Set<String> STREAMED =
      Set.of(
          "eth",
          "vlan",
          "ip",
          "ipv6",
          "tcp",
          "ppp",
          "pppoes",
          "sll",
          "tls",
          "http",
          "mqtt",
          "mbtcp",
          "modbus",
          "websocket",
          "dns");

  private static final Map<String, String> PORTS_OF =
      Map.of(
          "http", "requestHead",
          "tls", "tlsRecord",
          "mqtt", "mqtt",
          "mbtcp", "modbusRequest",
          "dns", "dns");

  private static final long SEED = Long.getLong("tshark.seed", 1);

  /** Names of captures to look at alone, when one looks for a fault. */
  private static final String ONLY = System.getProperty("tshark.only", "");

  @TempDir private Path folder;

  @Test
  void captures_dissectedByBoth_areTheSameButForWhatIsExplained()
      throws IOException, XMLStreamException {
    requireTshark();
    boolean isAll = Boolean.getBoolean("tshark.all");
    Explanations explanations = new Explanations(lines("/tshark-differences.txt"));
    Tally tally = new Tally(explanations);
    TsharkNames names = names();
    CaptureComparison comparison =
        new CaptureComparison(
            new Tshark(folder.resolve("profile"), names.datagrams()), names, tally);

    List<Path> captures = captures(isAll);
    for (Path capture : captures) {
      comparison.compare(capture);
    }
    if (ONLY.isEmpty()) {
      comparison.compare(written("crafted.pcap", CraftedFrames.all()));
      List<byte[]> mutated = new MutatedFrames(captures).make(isAll ? MANY : FEW, SEED);
      comparison.compare(written("mutated.pcap", mutated));
    }

    String report = tally.report();
    System.out.print(report);
    Files.writeString(Path.of("target", "tshark.txt"), report);
    assertEquals(List.of(), tally.unexplained(SHOWN), "differences that nothing explains");
    if (isAll && ONLY.isEmpty()) {
      assertEquals(List.of(), explanations.stale(), "explanations that explain nothing");
    }
  }

  @Test
  void streams_followedByBoth_haveTheSameMessagesButForWhatIsExplained()
      throws IOException, XMLStreamException {
    requireTshark();
    boolean isAll = Boolean.getBoolean("tshark.all");
    Explanations explanations = new Explanations(lines("/tshark-stream-differences.txt"));
    Tally tally = new Tally(explanations);
    Tshark tshark = new Tshark(folder.resolve("streams"), STREAMED);
    StreamComparison comparison = new StreamComparison(tshark, names(), tally, ports(tshark));
    for (Path capture : captures(isAll)) {
      comparison.compare(capture);
    }

    String report = tally.report();
    System.out.print(report);
    Files.writeString(Path.of("target", "tshark-streams.txt"), report);
    assertEquals(List.of(), tally.unexplained(SHOWN), "differences that nothing explains");
    if (isAll && ONLY.isEmpty()) {
      assertEquals(List.of(), explanations.stale(), "explanations that explain nothing");
    }
  }

  /** We look behind the ports that tshark looks behind. */
  private static Ports ports(Tshark tshark) throws IOException {
    Ports ports = Ports.wellKnown();
    for (Map.Entry<String, String> known : PORTS_OF.entrySet()) {
      LayerType type = Protocols.find(known.getValue()).orElseThrow();
      for (int port : tshark.ports(known.getKey())) {
        ports.add(type, port);
      }
    }
    return ports;
  }

  /** What other versions show differs; without tshark there is nothing to compare with. */
  private static void requireTshark() {
    String version = Tshark.version();
    boolean isThere = version != null && version.contains(" " + WANTED_VERSION);
    RequiredTool.require(isThere, "tshark " + WANTED_VERSION + "x is wanted, there is: " + version);
  }

  /** The names in the descriptions that the dissector is generated from. */
  private static TsharkNames names() throws IOException {
    ClassPathLocator library = new ClassPathLocator(TsharkOracleIT.class.getClassLoader());
    List<SourceText> sources = new ArrayList<>();
    for (String module : new TreeSet<>(Layers.all().stream().map(LayerType::module).toList())) {
      Path own =
          Path.of("src", "main", "wire", module.substring(module.lastIndexOf('.') + 1) + ".wire");
      if (Files.exists(own)) {
        sources.add(new SourceText(own.toString(), Files.readString(own)));
      } else {
        library.locate(module).ifPresent(sources::add);
      }
    }
    CompileRequest request = CompileRequest.of(sources, library);
    return new TsharkNames(new WireCompiler().compile(request).orThrow());
  }

  private static List<Path> captures(boolean isAll) throws IOException {
    try (Stream<Path> files = Files.list(SharedData.require("data/pcaps"))) {
      List<Path> all = files.filter(f -> !f.toString().endsWith(".tsv")).sorted().toList();
      return IntStream.range(0, all.size())
          .filter(i -> isTaken(i, all.get(i).getFileName().toString(), isAll))
          .mapToObj(all::get)
          .toList();
    }
  }

  private static boolean isTaken(int index, String name, boolean isAll) {
    if (!ONLY.isEmpty()) {
      return Pattern.compile(ONLY).matcher(name).find();
    }
    return isAll || index % STEP == 0 || CHOSEN.matcher(name).find();
  }

  /** A capture of our own making, in a file. */
  private Path written(String name, List<byte[]> frames) throws IOException {
    CaptureFile capture =
        CaptureFile.pcap(ByteOrder.LITTLE_ENDIAN, CaptureFile.MICROSECONDS, LinkType.ETHERNET);
    for (byte[] frame : frames) {
      capture.record(0, 0, frame.length, frame);
    }
    return Files.write(folder.resolve(name), capture.bytes());
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = TsharkOracleIT.class.getResourceAsStream(resource)) {
      byte[] bytes = Objects.requireNonNull(in, resource).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }
  }
}
