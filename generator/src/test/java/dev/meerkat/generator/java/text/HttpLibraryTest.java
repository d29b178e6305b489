// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.generator.java.text.GeneratedText.Called;
import dev.meerkat.testkit.Seeds;
import dev.meerkat.testkit.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated readers and writers of the library's HTTP heads. */
class HttpLibraryTest {
  private static final GeneratedText HTTP = new GeneratedText(HttpLibrary.PROGRAM);
  private static final Pattern RAW = Pattern.compile("\"raw_b64\": ?\"([A-Za-z0-9+/=]*)\"");

  @ParameterizedTest
  @ValueSource(strings = {"RequestHead", "ResponseHead", "TrailerSection"})
  void parse_vectorsAndRejects_agreesWithTheInterpreterInEveryWay(String text) {
    TextOracle oracle = oracle(text);
    for (byte[] octets : HttpLibrary.vectors(text)) {
      oracle.checkAllWays(octets);
      oracle.checkTruncations(octets);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RequestHead", "ResponseHead", "TrailerSection"})
  void parse_mutatedVectors_agreesWithTheInterpreter(String text) {
    TextOracle oracle = oracle(text);
    List<byte[]> octets = HttpLibrary.vectors(text);
    Seeds.run(
        3000,
        random -> {
          byte[] input = RequestHeadOracleTest.mutate(random, pick(random, octets));
          oracle.check(input);
          oracle.check(input, RequestHeadOracleTest.randomCut(random, input.length));
        });
  }

  @Test
  void parse_hostileHeads_agreesWithTheInterpreterInEveryWay() {
    TextOracle oracle = oracle("RequestHead");
    for (String head : HttpCases.requests()) {
      oracle.checkAllWays(TextOracle.bytes(head));
    }
  }

  @Test
  void parse_streamsOfOtherSuites_agreesWithTheInterpreter() throws IOException {
    TextOracle requests = oracle("RequestHead");
    TextOracle responses = oracle("ResponseHead");
    int count = 0;
    try (Stream<Path> files = Files.list(SharedData.require("data/http"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
          Matcher raw = RAW.matcher(line);
          if (raw.find()) {
            byte[] input = Base64.getDecoder().decode(raw.group(1));
            TextOracle oracle = line.contains("\"kind\": \"response\"") ? responses : requests;
            oracle.check(input);
            oracle.check(
                input, RequestHeadOracleTest.randomCut(new SplittableRandom(count), input.length));
            count++;
          }
        }
      }
    }
    assertTrue(count > 500, "streams found: " + count);
  }

  @Test
  void write_whatWasRead_readsAsTheSame() {
    List<byte[]> accepted = new ArrayList<>();
    Called reader = HTTP.reader("RequestHead");
    Called again = HTTP.reader("RequestHead");
    byte[] buffer = new byte[70_000];
    for (byte[] octets : HttpLibrary.vectors("RequestHead")) {
      reader.call("reset");
      if (reader.parse(octets, 0, octets.length) == 0) {
        accepted.add(octets);
        int length = copy(octets, reader, buffer);
        again.call("reset");
        assertEquals(0, again.parse(buffer, 7, length), () -> TextOracle.readable(octets));
        assertEquals(parts(octets, reader), parts(buffer, again));
        assertEquals(length, again.number("size"));
      }
    }
    assertTrue(accepted.size() > 10);
  }

  private static int copy(byte[] octets, Called reader, byte[] buffer) {
    Called writer = HTTP.writer("RequestHead");
    writer.call("wrap", buffer, 7, buffer.length - 7);
    writer.call("method", octets, reader.number("methodOffset"), reader.number("methodLength"));
    writer.call("target", octets, reader.number("targetOffset"), reader.number("targetLength"));
    writer.call("major", reader.number("major"));
    writer.call("minor", reader.number("minor"));
    for (int i = 0; i < reader.number("headersCount"); i++) {
      writer.call(
          "header",
          octets,
          reader.number("headersNameOffset", i),
          reader.number("headersNameLength", i),
          octets,
          reader.number("headersValueOffset", i),
          reader.number("headersValueLength", i));
    }
    int length = writer.number("finish");
    assertTrue(length > 0, () -> length + " for " + TextOracle.readable(octets));
    return length;
  }

  private static List<String> parts(byte[] bytes, Called reader) {
    List<String> parts = new ArrayList<>();
    parts.add(slice(bytes, reader, "method"));
    parts.add(slice(bytes, reader, "target"));
    parts.add(reader.number("major") + "." + reader.number("minor"));
    for (int i = 0; i < reader.number("headersCount"); i++) {
      parts.add(slice(bytes, reader, "headersName", i));
      parts.add(slice(bytes, reader, "headersValue", i));
    }
    return parts;
  }

  private static String slice(byte[] bytes, Called reader, String name, Object... row) {
    return new String(
        bytes,
        reader.number(name + "Offset", row),
        reader.number(name + "Length", row),
        StandardCharsets.ISO_8859_1);
  }

  private static TextOracle oracle(String text) {
    return new TextOracle(HttpLibrary.PROGRAM, HTTP, text);
  }

  private static byte[] pick(SplittableRandom random, List<byte[]> octets) {
    return octets.get(random.nextInt(octets.size()));
  }
}
