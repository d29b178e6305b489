// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.generator.Library;
import dev.meerkat.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Record streams that nobody here wrote, framed to their end: whole, and in random cuts. */
class TlsStreamsTest {
  private static final Pattern LINE =
      Pattern.compile(
          "\"id\": *\"([^\"]*)\".*\"kind\": *\"([^\"]*)\".*\"raw_b64\": *\"([^\"]*)\".*"
              + "\"verdict\": *(?:\"([^\"]*)\"|null)");
  private static final int VERSION = 0x0303;
  private static final int HANDSHAKE = 22;
  private static GeneratedProgram tls;

  @BeforeAll
  static void generate() {
    Path wire = Library.folder().resolve("net.tls.wire");
    tls = new GeneratedProgram(Library.compile(List.of(wire)));
  }

  /** One stream of the suite. */
  private record Sample(String id, String kind, byte[] octets, String verdict) {
    static Sample of(String line) {
      Matcher matcher = LINE.matcher(line);
      assertTrue(matcher.find(), line);
      byte[] octets = Base64.getDecoder().decode(matcher.group(3));
      return new Sample(matcher.group(1), matcher.group(2), octets, matcher.group(4));
    }
  }

  private static List<Sample> samples() throws IOException {
    Path file = SharedData.require("data/tls/streams.jsonl");
    return Files.readAllLines(file).stream().map(Sample::of).toList();
  }

  /**
   * A verdict is about a ClientHello: what follows it in a fuzzer's stream may be no TLS at all.
   */
  @Test
  void everyStream_wholeAndInCuts_framedToTheSameEnd() throws IOException {
    Random random = new Random(20261122);
    Map<String, Integer> ends = new TreeMap<>();
    for (Sample sample : samples()) {
      StringBuilder whole = new StringBuilder();
      String end = frame(sample.octets(), sample.octets().length, random, whole);
      for (int most : new int[] {1, 7, 300}) {
        StringBuilder cut = new StringBuilder();
        assertEquals(end, frame(sample.octets(), most, random, cut), sample.id());
        assertEquals(whole.toString(), cut.toString(), sample.id());
      }
      ends.merge(end.replaceAll(" at .*", ""), 1, Integer::sum);
      boolean isAccepted = "accept".equals(sample.verdict());
      assertTrue(!isAccepted || whole.length() > 0, () -> sample.id() + " is refused: " + end);
    }
    System.out.println("tls streams: " + ends);
    assertTrue(ends.getOrDefault("whole", 0) > 1000, ends::toString);
  }

  /** How the stream ends; every record goes into the log. */
  private static String frame(byte[] octets, int most, Random random, StringBuilder log) {
    Called framer = tls.framer("net.tls.TlsRecord");
    int start = 0;
    int there = Math.min(octets.length, most);
    while (true) {
      long status = framer.number("frame", octets, start, there - start);
      if (status == Reading.OK) {
        log.append(framer.number("size")).append(' ');
        start += (int) framer.number("size");
        framer.call("reset");
      } else if (status > 0) {
        return (status & 0xFF) + " at " + (start + framer.number("errorOffset"));
      } else if (there == octets.length) {
        return start == there ? "whole" : "cut at " + start;
      } else {
        there = Math.min(octets.length, there + 1 + random.nextInt(most));
      }
    }
  }

  /** What three other stacks accept, our ClientHello accepts. */
  @Test
  void clientHellos_acceptedByOthers_accepted() throws IOException {
    int hellos = 0;
    for (Sample sample : samples()) {
      byte[] messages = "accept".equals(sample.verdict()) ? handshake(sample.octets()) : null;
      if (messages == null) {
        continue;
      }
      Called framer = tls.framer("net.tls.Handshake");
      assertEquals(Reading.OK, framer.number("frame", messages, 0, messages.length, VERSION));
      int size = (int) framer.number("size");
      Called reader = tls.reader("net.tls.Handshake");
      long status = reader.number("wrap", messages, 0, size, VERSION);
      assertEquals(Reading.OK, status, () -> sample.id() + " at " + reader.number("errorOffset"));
      assertEquals(1, reader.number("type"), sample.id());
      hellos++;
    }
    assertTrue(hellos > 50, "only " + hellos);
  }

  /** The fragments of the handshake records at the front, together. */
  private static byte[] handshake(byte[] octets) {
    byte[] messages = new byte[octets.length];
    int length = 0;
    Called record = tls.reader("net.tls.TlsRecord");
    for (int at = 0; at < octets.length; at += (int) record.number("size")) {
      if (record.number("wrap", octets, at, octets.length - at) != Reading.OK
          || record.number("type") != HANDSHAKE) {
        break;
      }
      int from = (int) record.number("fragmentOffset");
      int count = (int) record.number("fragmentLength");
      System.arraycopy(octets, from, messages, length, count);
      length += count;
    }
    return length == 0 ? null : Arrays.copyOf(messages, length);
  }
}
