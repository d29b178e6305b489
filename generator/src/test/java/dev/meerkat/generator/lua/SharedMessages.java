// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Messages that others have collected: of DNS, MQTT and HTTP. */
final class SharedMessages {
  private static final Pattern ID = Pattern.compile("\"id\": \"([^\"]*)\"");
  private static final Pattern WIRE = Pattern.compile("\"wire_b64\": \"([^\"]*)\"");
  private static final Pattern RAW = Pattern.compile("\"raw_b64\": \"([^\"]*)\"");
  private static final Pattern HEX = Pattern.compile("\"raw\": \"([0-9a-fA-F ]*)\"");
  private static final Pattern VERSION = Pattern.compile("\"version\": (\\d)");

  private final DumpComparison comparison;
  private final int step;

  /** Takes every so many lines of a file. */
  SharedMessages(DumpComparison comparison, int step) {
    this.comparison = comparison;
    this.step = step;
  }

  void dns() throws IOException {
    for (String line : lines(SharedData.require("data/dns/messages.jsonl"))) {
      byte[] octets = Base64.getDecoder().decode(find(WIRE, line));
      comparison.add("net.dns.Dns", find(ID, line), List.of(), octets);
    }
  }

  void mqtt() throws IOException {
    for (String line : lines(SharedData.require("data/mqtt/packets.jsonl"))) {
      String version = find(VERSION, line);
      List<Long> level = List.of(version.isEmpty() ? 0L : Long.parseLong(version));
      byte[] octets = HexFormat.of().parseHex(find(HEX, line).replace(" ", ""));
      comparison.add("net.mqtt.Mqtt", find(ID, line), level, octets);
    }
  }

  void http() throws IOException {
    try (Stream<Path> files = Files.list(SharedData.require("data/http"))) {
      for (Path file : files.sorted().toList()) {
        for (String line : lines(file)) {
          boolean isResponse = line.contains("\"kind\": \"response\"");
          byte[] octets = Base64.getDecoder().decode(find(RAW, line));
          String head = isResponse ? "net.http.ResponseHead" : "net.http.RequestHead";
          comparison.add(head, find(ID, line), List.of(), octets);
        }
      }
    }
  }

  private List<String> lines(Path file) throws IOException {
    List<String> all = Files.readAllLines(file);
    return IntStream.range(0, all.size()).filter(i -> i % step == 0).mapToObj(all::get).toList();
  }

  private static String find(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? matcher.group(1) : "";
  }
}
