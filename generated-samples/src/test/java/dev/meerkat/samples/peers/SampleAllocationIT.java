// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the sample's thread allocates for a request, its loop and the JDK's selector included:
 * nothing.
 */
@Timeout(120)
class SampleAllocationIT {
  private static final int WARM_UP = 5_000;
  private static final int REQUESTS = 500;
  private static final int ROUNDS = 5;

  @TempDir private Path folder;
  private RunningSample sample;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(folder.resolve("a.html"), "0123456789".repeat(1000));
    sample = new RunningSample(folder);
  }

  @AfterEach
  void stop() throws InterruptedException {
    sample.stop();
  }

  @Test
  void time_asked_allocatesNothing() throws IOException {
    assertAllocatesNothing("GET /api/time HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  @Test
  void cachedFile_asked_allocatesNothing() throws IOException {
    assertAllocatesNothing("GET /a.html HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  @Test
  void text_posted_allocatesNothing() throws IOException {
    assertAllocatesNothing(
        "POST /api/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello");
  }

  /**
   * The smallest round counts: a file is looked at once a second, and the JVM has its own needs.
   */
  private void assertAllocatesNothing(String request) throws IOException {
    try (RawClient client = sample.client()) {
      ask(client, request, WARM_UP);
      long least = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        long before = sample.allocatedBytes();
        ask(client, request, REQUESTS);
        least = Math.min(least, sample.allocatedBytes() - before);
      }
      assertEquals(0, least, "bytes for " + REQUESTS + " requests");
    }
  }

  private static void ask(RawClient client, String request, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      assertEquals(200, client.send(request).answer().status());
    }
  }
}
