// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.testkit.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Streams of nine other suites: their bodies in chunks, framed to the end in every cut. */
class ChunkedStreamsTest {
  private static final Pattern LINE =
      Pattern.compile(
          "\"id\": *\"((?:[^\"\\\\]|\\\\.)*)\".*?\"kind\": *\"([^\"]*)\".*?\"raw_b64\":"
              + " *\"([^\"]*)\"");
  private static final Pattern VERDICT = Pattern.compile("\"verdict\": *\"([^\"]*)\"");

  private static final GeneratedText GENERATED = new GeneratedText(HttpLibrary.PROGRAM);

  private final ChunkedReading body = new ChunkedReading(GENERATED);

  private record Sample(String id, boolean isRequest, byte[] octets, String verdict) {
    static Sample of(String line) {
      Matcher matcher = LINE.matcher(line);
      assertTrue(matcher.find(), line);
      Matcher verdict = VERDICT.matcher(line);
      return new Sample(
          matcher.group(1),
          matcher.group(2).equals("request"),
          Base64.getDecoder().decode(matcher.group(3)),
          verdict.find() ? verdict.group(1) : "");
    }
  }

  private static List<Sample> samples() throws IOException {
    List<Sample> samples = new ArrayList<>();
    try (Stream<Path> files = Files.list(SharedData.require("data/http"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        Files.readAllLines(file).forEach(line -> samples.add(Sample.of(line)));
      }
    }
    return samples;
  }

  @Test
  void everyStreamInChunks_wholeAndInCuts_endsWhereTheInterpreterSays() throws IOException {
    SplittableRandom random = new SplittableRandom(20261122);
    Map<String, Integer> ends = new TreeMap<>();
    for (Sample sample : samples()) {
      for (byte[] octets : bodies(sample)) {
        String expected = ChunkedReading.interpreted(octets);
        assertEquals(expected, body.whole(octets), sample.id());
        for (int i = 0; i < 6; i++) {
          assertEquals(expected, body.inPieces(octets, random), sample.id());
        }
        ends.merge(expected.replaceAll(" .*", ""), 1, Integer::sum);
      }
    }
    System.out.println("bodies in chunks: " + ends);
    assertTrue(ends.getOrDefault("OK", 0) > 50, ends::toString);
  }

  /**
   * What stands behind each head that asks for chunks, as far as the messages can be followed; and
   * what stands behind the first empty line of heads that are refused for how they ask.
   */
  private List<byte[]> bodies(Sample sample) {
    List<byte[]> bodies = new ArrayList<>(followed(sample));
    String text = new String(sample.octets(), StandardCharsets.ISO_8859_1);
    int head = text.indexOf("\r\n\r\n");
    if (bodies.isEmpty() && head >= 0 && text.toLowerCase(Locale.ROOT).contains("chunked")) {
      bodies.add(Arrays.copyOfRange(sample.octets(), head + 4, sample.octets().length));
    }
    return bodies;
  }

  private List<byte[]> followed(Sample sample) {
    List<byte[]> bodies = new ArrayList<>();
    String text = sample.isRequest() ? "RequestHead" : "ResponseHead";
    int at = 0;
    while (at < sample.octets().length) {
      GeneratedText.Called head = GENERATED.reader(text);
      byte[] rest = Arrays.copyOfRange(sample.octets(), at, sample.octets().length);
      if (head.parse(rest, 0, rest.length) != Codec.OK) {
        return bodies;
      }
      int size = head.number("size");
      if (head.number("headersTransferEncodingCount") > 0) {
        byte[] octets = Arrays.copyOfRange(rest, size, rest.length);
        bodies.add(octets);
        if (!body.whole(octets).startsWith("OK")) {
          return bodies;
        }
        at += size + (int) body.size();
      } else {
        long length = (Long) head.call("headersContentLength");
        at += size + (int) Math.min(length, rest.length - size);
      }
    }
    return bodies;
  }
}
