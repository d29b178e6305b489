// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.net.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample as {@code ./meerkat run telemetry} starts it, over the host's sockets. */
@Timeout(60)
class TelemetrySampleTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sample_started_allDevicesReport(boolean isUdp) {
    List<String> lines = new ArrayList<>();
    TelemetrySample[] sample = new TelemetrySample[1];
    sample[0] =
        new TelemetrySample(
            Endpoint.loopback(0),
            isUdp,
            3,
            line -> {
              lines.add(line);
              if (line.startsWith("3 devices") && number(line, "sent") >= 6) {
                sample[0].stop();
              }
            });
    try (TelemetrySample running = sample[0]) {
      running.run();
      assertTrue(running.address().startsWith(isUdp ? "udp://127.0.0.1:" : "tcp://127.0.0.1:"));
    }
    assertEquals(3, lines.stream().filter(line -> line.endsWith(", version 2")).count());
    String last = lines.get(lines.size() - 1);
    assertEquals(number(last, "sent"), number(last, "received"), 3, lines.toString());
  }

  /** The number in front of a word. */
  private static int number(String line, String word) {
    return Integer.parseInt(line.replaceAll(".*?(\\d+) " + word + ".*", "$1"));
  }

  /** What the sample is for: a protocol of one's own needs few lines. */
  @Test
  void serverAndDevice_together_areLessThanSixtyLines() throws IOException {
    int count = 0;
    for (String name : List.of("TelemetryServer", "TelemetryDevice")) {
      Path source = Path.of("src/main/java/dev/meerkat/samples/telemetry/" + name + ".java");
      for (String line : Files.readAllLines(source)) {
        String code = line.strip();
        boolean isSaid = code.isEmpty() || code.startsWith("//") || code.startsWith("/**");
        boolean isHead = code.startsWith("package ") || code.startsWith("import ");
        count += isSaid || isHead ? 0 : 1;
      }
    }
    assertTrue(count < 60, "lines: " + count);
  }
}
