// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.peers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.testkit.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample as curl and wrk see it. */
class CurlIT {
  private static final byte[] NOTHING = new byte[0];

  @TempDir private Path folder;
  private RunningSample sample;
  private String curl;

  @BeforeEach
  void start() throws IOException {
    curl = RequiredTool.require("curl").toString();
    Path root = Files.createDirectories(folder.resolve("root"));
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.writeString(root.resolve("a.txt"), "0123456789");
    Files.write(root.resolve("large.bin"), octets(3_000_000));
    sample = new RunningSample(root);
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (sample != null) {
      sample.stop();
    }
  }

  @Test
  void page_fetched_isThere() throws Exception {
    Tools.Result page = curl(NOTHING, "-i", sample.url("/meerkat/"));
    assertTrue(page.output().startsWith("HTTP/1.1 200 OK\r\n"), page.output());
    assertTrue(page.output().contains("Content-Type: text/html"), page.output());
    assertTrue(page.output().contains("<title>Meerkat</title>"), page.output());
  }

  @Test
  void time_fetched_isJson() throws Exception {
    String json = curl(NOTHING, sample.url("/api/time")).output();
    assertTrue(
        json.matches(
            "\\{\"time\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\",\"epochMillis\":\\d+}\n"),
        json);
  }

  @Test
  void head_asked_hasALengthAndNoBody() throws Exception {
    String answer = curl(NOTHING, "-I", sample.url("/a.txt")).output();
    assertTrue(answer.contains("Content-Length: 10\r\n"), answer);
    assertTrue(answer.endsWith("\r\n\r\n"), answer);
  }

  @Test
  void upload_posted_comesBack() throws Exception {
    byte[] body = octets(300_000);
    Tools.Result echo = curl(body, "--data-binary", "@-", sample.url("/api/echo"));
    assertArrayEquals(body, echo.octets());
  }

  @Test
  void uploadOfUnknownLength_inChunks_comesBack() throws Exception {
    byte[] body = octets(300_000);
    Tools.Result echo =
        curl(body, "-v", "-X", "POST", "-H", "Expect:", "-T", "-", sample.url("/api/echo"));
    assertTrue(echo.errors().contains("Transfer-Encoding: chunked"), echo.errors());
    assertArrayEquals(body, echo.octets());
  }

  @Test
  void expectContinue_asked_isAnsweredBeforeTheBody() throws Exception {
    Tools.Result echo =
        curl(
            octets(100_000),
            "-v",
            "--expect100-timeout",
            "60",
            "-H",
            "Expect: 100-continue",
            "--data-binary",
            "@-",
            sample.url("/api/echo"));
    assertTrue(echo.errors().contains("HTTP/1.1 100 Continue"), echo.errors());
    assertEquals(100_000, echo.octets().length);
  }

  @Test
  void uploadBeyondTheLimit_posted_is413() throws Exception {
    Tools.Result answer =
        curl(
            octets(1_100_000),
            "-o",
            "/dev/null",
            "-w",
            "%{http_code}",
            "--data-binary",
            "@-",
            sample.url("/api/echo"));
    assertEquals("413", answer.output());
  }

  @Test
  void nothingThere_fetched_is404() throws Exception {
    assertEquals("404", status(sample.url("/nothing")));
  }

  @Test
  void wayOutOfTheRoot_askedForAsItIs_isRefused() throws Exception {
    for (String path : List.of("/../secret.txt", "/%2e%2e/secret.txt", "/x/../../secret.txt")) {
      Tools.Result answer = curl(NOTHING, "--path-as-is", "-i", sample.url(path));
      assertTrue(answer.output().matches("(?s)HTTP/1.1 40[04] .*"), answer.output());
      assertFalse(answer.output().contains("secret"), answer.output());
    }
  }

  @Test
  void range_asked_isIgnored() throws Exception {
    Tools.Result answer = curl(NOTHING, "-i", "-r", "0-3", sample.url("/a.txt"));
    assertTrue(answer.output().startsWith("HTTP/1.1 200 "), answer.output());
    assertTrue(answer.output().endsWith("\r\n\r\n0123456789"), answer.output());
  }

  @Test
  void largeFile_fetched_isWhole() throws Exception {
    assertArrayEquals(octets(3_000_000), curl(NOTHING, sample.url("/large.bin")).octets());
  }

  @Test
  void fileUnchanged_askedForAgain_is304() throws Exception {
    String tags = folder.resolve("tag").toString();
    assertEquals("0123456789", curl(NOTHING, "--etag-save", tags, sample.url("/a.txt")).output());
    Tools.Result again =
        curl(NOTHING, "--etag-compare", tags, "-w", "%{http_code}", sample.url("/a.txt"));
    assertEquals("304", again.output());
  }

  @Test
  void twoFiles_fetched_shareOneConnection() throws Exception {
    Tools.Result both = curl(NOTHING, "-v", sample.url("/a.txt"), sample.url("/a.txt"));
    assertEquals("01234567890123456789", both.output());
    assertTrue(both.errors().contains("Re-using existing connection"), both.errors());
  }

  @Test
  void http10_asked_closesItsConnection() throws Exception {
    String answer = curl(NOTHING, "-i", "--http1.0", sample.url("/a.txt")).output();
    assertTrue(answer.contains("Connection: close\r\n"), answer);
  }

  @Test
  void wrk_forASecond_seesNoErrors() throws Exception {
    String wrk = RequiredTool.require("wrk").toString();
    Tools.Result result =
        Tools.run(
            NOTHING,
            Map.of(),
            wrk,
            "-t1",
            "-c20",
            "-d1s",
            "--timeout",
            "20s",
            sample.url("/api/time"));
    assertEquals(0, result.exitCode(), result.errors());
    assertTrue(result.output().contains("Requests/sec:"), result.output());
    assertFalse(result.output().contains("Socket errors"), result.output());
    assertFalse(result.output().contains("Non-2xx"), result.output());
  }

  private String status(String url) throws Exception {
    return curl(NOTHING, "-o", "/dev/null", "-w", "%{http_code}", url).output();
  }

  private Tools.Result curl(byte[] input, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(curl, "-sS", "--max-time", "60"));
    command.addAll(List.of(arguments));
    Tools.Result result = Tools.run(input, Map.of("no_proxy", "*"), command.toArray(String[]::new));
    assertEquals(0, result.exitCode(), result.errors());
    return result;
  }

  private static byte[] octets(int count) {
    byte[] octets = new byte[count];
    new Random(7).nextBytes(octets);
    return octets;
  }
}
