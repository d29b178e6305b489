// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.transport.memory.MemoryPeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The section "HTTP" of the list of hostile inputs, as far as the engine reaches.
 *
 * <p>Not reached yet: uploads by name and multipart, server-side includes, ranges (they are
 * ignored, which is tested), a dashboard with its check of the origin.
 */
class HttpHostileInputsTest {
  private static final String SECRET = "outside the root";
  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n";

  @TempDir private Path folder;
  private HostileSite site;

  @BeforeEach
  void serve() throws IOException {
    Path root = Files.createDirectory(folder.resolve("root"));
    Files.writeString(folder.resolve("secret.txt"), SECRET);
    Files.writeString(root.resolve("a.txt"), "0123456789");
    Files.createDirectory(root.resolve("list"));
    Files.writeString(root.resolve("list/<img src=x onerror=alert(1)>.txt"), "");
    Files.createSymbolicLink(root.resolve("out.txt"), folder.resolve("secret.txt"));
    Files.createSymbolicLink(root.resolve("up"), folder);
    site = new HostileSite(root);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @ParameterizedTest(name = "Content-Length and Transfer-Encoding, two lengths, odd lengths: {0}")
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: 5\r\ncontent-length: 5",
        "Content-Length: +5",
        "Content-Length: 0x5",
        "Content-Length: 5,5",
        "Content-Length: -1",
        "Content-Length: 9223372036854775808",
        "Content-Length: 18446744073709551621",
        "Content-Length: ",
        "Content-Length: 5 5",
        "Transfer-Encoding: gzip",
        "Transfer-Encoding: chunked, gzip",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: \u000bchunked",
        "Transfer-Encoding: xchunked"
      })
  void framingThatTwoPeersReadDifferently_is400AndClosed(String lines) {
    refused(400, "POST /echo HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n\r\nhello");
  }

  @Test
  @DisplayName("TE on 1.0: 400, connection closed")
  void transferEncodingInHttp10_is400AndClosed() {
    refused(400, "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
  }

  @ParameterizedTest(
      name = "empty name, space before the colon, obs-fold, CR, LF, NUL, version: {0}")
  @ValueSource(
      strings = {
        GET + ": v\r\n\r\n",
        GET + "X : v\r\n\r\n",
        GET + "X: v\r\n folded\r\n\r\n",
        GET + " X: v\r\n\r\n",
        GET + "X: a\rb\r\n\r\n",
        GET + "X: a\nY: b\r\n\r\n",
        "GET / HTTP/1.1\nHost: a\n\n",
        GET + "X: a\0b\r\n\r\n",
        GET + "X\0: a\r\n\r\n",
        "GET /\r\nHost: a\r\n\r\n",
        "GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\tHTTP/1.1\r\nHost: a\r\n\r\n",
        "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.10\r\nHost: a\r\n\r\n",
        "GET / http/1.1\r\nHost: a\r\n\r\n"
      })
  void headOutsideTheGrammar_is400AndClosed(String head) {
    refused(400, head);
  }

  @ParameterizedTest(name = "HTTP/9.9: 505 for the version: {0}")
  @ValueSource(strings = {"HTTP/9.9", "HTTP/2.0", "HTTP/0.9"})
  void versionOfAnotherProtocol_is505(String version) {
    refused(505, "GET / " + version + "\r\nHost: a\r\n\r\n");
  }

  @Test
  @DisplayName("more headers than the limit, one after it that changes framing: 431")
  void headerBeyondTheLimit_isNeverDroppedInSilence() {
    String many = "X: y\r\n".repeat(140);
    refused(
        431,
        "POST /echo HTTP/1.1\r\nHost: a\r\n" + many + "Content-Length: 60\r\n\r\n" + GET + "\r\n");
  }

  @Test
  @DisplayName("POST without a length, then a pipelined request: empty body, the next is answered")
  void postWithoutALength_hasAnEmptyBody() {
    String answers =
        site.send("POST /echo HTTP/1.1\r\nHost: a\r\n\r\nGET /a.txt HTTP/1.1\r\nHost: a\r\n\r\n");
    assertEquals(List.of(200, 200), HostileSite.statuses(answers));
    assertTrue(answers.contains("Content-Length: 0\r\n"));
    assertTrue(answers.endsWith("0123456789"));
  }

  @ParameterizedTest(
      name = "chunk size overflow, extension flood, bad chunk end, trailer flood: {0}")
  @ValueSource(
      strings = {
        "10000000000000000\r\nhello",
        "FFFFFFFFFFFFFFFF\r\nhello",
        "-1\r\nhello",
        "0x5\r\nhello\r\n0\r\n\r\n",
        "5 \r\nhello\r\n0\r\n\r\n",
        "5\nhello\n0\n\n",
        "5\r\nhello0\r\n\r\n",
        "5\r\nhelloXX0\r\n\r\n",
        "0\r\nContent-Length: 5\r\n\r\n"
      })
  void chunkThatLies_is400AndClosed(String body) {
    refused(400, "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + body);
  }

  @Test
  @DisplayName("chunk extension flood, trailer flood: refused, bounded memory")
  void floods_areRefused() throws IOException {
    String head = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    refused(400, head + "1;a=b\r\nx\r\n".repeat(2000) + "0\r\n\r\n");
    try (HostileSite other = new HostileSite(folder.resolve("root"))) {
      String answer = other.send(head + "0\r\n" + "X: y\r\n".repeat(20_000) + "\r\n");
      int status = HostileSite.statuses(answer).get(0);
      assertTrue(status == 400 || status == 431, answer);
      assertTrue(other.isClosed());
    }
  }

  @ParameterizedTest(name = ".., %2e%2e, %00, backslash, ::$DATA, trailing /, symlink: {0}")
  @ValueSource(
      strings = {
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/list/..%2f..%2fsecret.txt",
        "/list/../../secret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/a.txt%00.html",
        "/a.txt::$DATA",
        "/a.txt/",
        "/out.txt",
        "/up/secret.txt",
        "/up/",
        "//secret.txt",
        "/%252e%252e/secret.txt",
        "/%c0%ae%c0%ae/secret.txt"
      })
  void pathThatLeadsOut_is404Or400AndOpensNothing(String path) {
    pathRefused(path);
  }

  @Test
  @DisplayName("very long path: 404 or 400")
  void veryLongPath_isRefused() {
    pathRefused("/" + "a/".repeat(3000));
  }

  @Test
  @DisplayName("file names and URIs with HTML in a directory listing: escaped")
  void htmlInAListing_isEscaped() {
    String answer = site.send("GET /list/ HTTP/1.1\r\nHost: a\r\n\r\n");
    assertEquals(List.of(200), HostileSite.statuses(answer));
    assertFalse(answer.contains("<img"), answer);
    assertTrue(answer.contains("&lt;img"), answer);
  }

  @ParameterizedTest(name = "Range: suffix, multi, past the end, overlapping x1000: {0}")
  @ValueSource(strings = {"bytes=-1", "bytes=0-1,3-4", "bytes=99-", "many", "bytes=5-1", "x=y"})
  void range_isIgnoredAndTheWholeIsSent(String range) {
    String value = range.equals("many") ? "bytes=" + "0-,".repeat(1000) + "0-" : range;
    String answer = site.send("GET /a.txt HTTP/1.1\r\nHost: a\r\nRange: " + value + "\r\n\r\n");
    assertEquals(List.of(200), HostileSite.statuses(answer));
    assertTrue(answer.endsWith("\r\n\r\n0123456789"), answer);
  }

  @Test
  @DisplayName("slow header, slow body, idle: timeouts")
  void slowClients_areEnded() {
    MemoryPeer body = site.network.peer(site.server.listener());
    MemoryPeer idle = site.network.peer(site.server.listener());
    site.client.send("GET / HT");
    body.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx");
    site.network.pass(120 * HostileSite.SECOND);
    assertEquals(List.of(408), HostileSite.statuses(site.answer()));
    assertEquals(List.of(408), HostileSite.statuses(body.received()));
    assertEquals("", idle.received());
    assertEquals(0, site.server.connections());
  }

  @Test
  @DisplayName("10,000 idle connections: bounded memory, all ended, others live on")
  void idleConnections_holdNoBuffersAndAreEnded() {
    List<MemoryPeer> idle = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      idle.add(site.network.peer(site.server.listener()));
      if (i % 100 == 0) {
        site.network.settle();
      }
    }
    site.network.settle();
    assertTrue(site.network.bufferedBytes() < 1_000_000, "an idle connection holds a buffer");
    assertEquals(List.of(200), HostileSite.statuses(site.send(GET + "\r\n")));
    site.network.pass(120 * HostileSite.SECOND);
    assertEquals(0, site.server.connections());
    assertTrue(idle.stream().allMatch(peer -> peer.hasEnded() || peer.isReset()));
  }

  @ParameterizedTest(name = "two or no Host headers on 1.1: {0}")
  @ValueSource(
      strings = {
        "X: y",
        "Host: a\r\nHost: a",
        "Host: a\r\nhost: b",
        "Host:",
        "Host: a b",
        "Host: a/b"
      })
  void hostThatIsNotOne_is400(String lines) {
    refused(400, "GET / HTTP/1.1\r\n" + lines + "\r\n\r\n");
  }

  /** One answer, the last. */
  private void refused(int status, String request) {
    String answer = site.send(request);
    assertEquals(List.of(status), HostileSite.statuses(answer), answer);
    assertTrue(site.isClosed(), "the connection goes on");
  }

  private void pathRefused(String path) {
    String answer = site.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
    List<Integer> statuses = HostileSite.statuses(answer);
    assertTrue(
        statuses.equals(List.of(404)) || statuses.equals(List.of(400)), () -> path + ": " + answer);
    assertFalse(answer.contains(SECRET), path);
  }
}
