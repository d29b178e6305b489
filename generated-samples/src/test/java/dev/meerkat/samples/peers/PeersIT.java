// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample before clients that are many, slow, rude or hostile, over real sockets. */
@Timeout(120)
class PeersIT {
  private static final String GET = "GET /a.txt HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final int LARGE = 4_000_000;

  @TempDir private Path folder;
  private RunningSample sample;

  @BeforeEach
  void start() throws IOException {
    Path root = Files.createDirectories(folder.resolve("root"));
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.writeString(root.resolve("a.txt"), "0123456789");
    Files.writeString(root.resolve("large.txt"), "0123456789".repeat(LARGE / 10));
    Files.createSymbolicLink(root.resolve("out.txt"), folder.resolve("secret.txt"));
    Files.createDirectories(root.resolve("dir"));
    Files.writeString(root.resolve("dir/<img src=x onerror=alert(1)>.txt"), "x");
    sample = new RunningSample(root);
  }

  @AfterEach
  void stop() throws InterruptedException {
    sample.stop();
  }

  @Test
  void thousandPipelinedRequests_areAnsweredInOrder() throws Exception {
    StringBuilder requests = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      String body = "request " + i;
      requests.append("POST /api/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: ");
      requests.append(body.length()).append("\r\n\r\n").append(body);
    }
    try (RawClient client = sample.client()) {
      CompletableFuture<RawClient> sending =
          CompletableFuture.supplyAsync(() -> sendAll(client, requests.toString()));
      for (int i = 0; i < 1000; i++) {
        assertEquals("request " + i, client.answer().body());
      }
      sending.join();
    }
  }

  @Test
  void requestsByteByByte_areAnswered() throws Exception {
    try (RawClient client = sample.client()) {
      assertEquals("0123456789", client.trickle(GET).answer().body());
      String post = "POST /api/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello";
      assertEquals("hello", client.trickle(post).answer().body());
      String chunks = "POST /api/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
      client.trickle(chunks).trickle("3;x=\"y\"\r\nhel\r\n2\r\nlo\r\n0\r\nA: b\r\n\r\n");
      assertEquals("hello", client.answer().body());
      assertEquals("0123456789", client.send(GET).answer().body());
    }
  }

  /** The head's time is 10 seconds: the only test here that waits. */
  @Test
  void headThatNeverEnds_is408AndClosed() throws Exception {
    try (RawClient client = sample.client()) {
      client.send("GET /a.txt HTTP/1.1\r\nHost: loc");
      RawClient.Answer answer = client.answer();
      assertEquals(408, answer.status());
      assertTrue(answer.says("Connection: close"), answer.head());
      assertEquals("", client.rest());
    }
  }

  @Test
  void readerOfAFewOctetsATime_getsTheWhole_whileOthersAreServed() throws Exception {
    try (RawClient slow = new RawClient(sample.port(), 4096)) {
      slow.send("GET /large.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      try (RawClient other = sample.client()) {
        for (int i = 0; i < 50; i++) {
          assertEquals("0123456789", other.send(GET).answer().body());
        }
      }
      RawClient.Answer answer = slow.answer();
      assertEquals(LARGE, answer.body().length());
      assertTrue(answer.body().endsWith("0123456789"));
      assertEquals("", slow.rest());
    }
  }

  @Test
  void clientsThatBreakOff_atAnyTime_costOnlyThemselves() throws Exception {
    String[] parts = {
      "",
      "GET /a.t",
      GET,
      "GET /large.txt HTTP/1.1\r\nHost: localhost\r\n\r\n",
      "POST /api/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nhello",
      GET.repeat(500)
    };
    for (int round = 0; round < 20; round++) {
      for (String part : parts) {
        sample.client().send(part).abort();
      }
    }
    try (RawClient client = sample.client()) {
      assertEquals("0123456789", client.send(GET).answer().body());
    }
  }

  @Test
  void thousandIdleConnections_stayAndAreServed() throws Exception {
    List<RawClient> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 1000; i++) {
        idle.add(sample.client());
      }
      try (RawClient client = sample.client()) {
        assertEquals("0123456789", client.send(GET).answer().body());
      }
      for (RawClient client : idle) {
        client.send(GET);
      }
      for (RawClient client : idle) {
        assertEquals("0123456789", client.answer().body());
      }
    } finally {
      for (RawClient client : idle) {
        client.close();
      }
    }
  }

  @Test
  void persistence_ofEitherVersion_isAsAsked() throws Exception {
    try (RawClient client = sample.client()) {
      assertFalse(client.send(GET).answer().says("Connection: close"));
      RawClient.Answer last =
          client.send("GET /a.txt HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").answer();
      assertTrue(last.says("Connection: close"), last.head());
      assertEquals("", client.rest());
    }
    try (RawClient client = sample.client()) {
      String keepAlive = "GET /a.txt HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
      assertTrue(client.send(keepAlive).answer().says("Connection: keep-alive"));
      assertEquals("0123456789", client.send(keepAlive).answer().body());
      RawClient.Answer last = client.send("GET /a.txt HTTP/1.0\r\n\r\n").answer();
      assertTrue(last.says("Connection: close"), last.head());
      assertEquals("", client.rest());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/.%2E/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/dir/../../secret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/a.txt%00",
        "/a.txt%00.html",
        "/a.txt::$DATA",
        "/a.txt/",
        "/out.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "http://localhost/../secret.txt"
      })
  void pathThatLeadsElsewhere_asked_isNothing(String path) throws Exception {
    try (RawClient client = sample.client()) {
      RawClient.Answer answer =
          client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
      assertTrue(answer.status() == 400 || answer.status() == 404, answer.head());
      assertFalse((answer.head() + answer.body()).contains("secret"), answer.body());
    }
  }

  @Test
  void veryLongPaths_asked_are404And414() throws Exception {
    try (RawClient client = sample.client()) {
      String path = "/" + "a/".repeat(4000);
      String head = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
      assertEquals(404, client.send("GET " + path + head).answer().status());
      assertEquals(414, client.send("GET " + path + path + head).answer().status());
    }
  }

  @Test
  void listing_ofNamesWithMarkup_isEscaped() throws Exception {
    try (RawClient client = sample.client()) {
      String get = "GET /dir/ HTTP/1.1\r\nHost: localhost\r\n\r\n";
      String page = client.send(get).answer().body();
      assertFalse(page.contains("<img"), page);
      assertTrue(page.contains("&lt;img src=x"), page);
    }
  }

  private static RawClient sendAll(RawClient client, String text) {
    try {
      return client.send(text);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
