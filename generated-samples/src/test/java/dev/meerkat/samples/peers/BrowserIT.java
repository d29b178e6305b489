// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meerkat.testkit.RequiredTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sample's page in headless Chromium, driven by playwright-core. */
class BrowserIT {
  private static final String SCRIPT = "src/test/browser/page.cjs";
  private static final String MODULES = ".meerkat/browser/node_modules";

  @Test
  void page_used_showsTheTimeAsItGoesAndEchoesText() throws Exception {
    String node = RequiredTool.require("node").toString();
    String chromium = RequiredTool.require("chromium").toString();
    Path modules = modules();
    Path folder = Files.createDirectories(Path.of("target", "browser").toAbsolutePath());
    Path screenshot = folder.resolve("page.png");
    RunningSample sample = new RunningSample(null);
    try {
      Tools.Result result =
          Tools.run(
              new byte[0],
              Map.of("NODE_PATH", modules.toString(), "no_proxy", "*"),
              node,
              Path.of(SCRIPT).toAbsolutePath().toString(),
              sample.url("/"),
              chromium,
              Files.createTempDirectory(folder, "profile").toString(),
              screenshot.toString());
      assertEquals(0, result.exitCode(), result.errors());
      JsonNode seen = new ObjectMapper().readTree(result.octets());
      assertEquals("Meerkat", seen.get("title").asText());
      assertTrue(seen.get("timesAreTimes").asBoolean(), seen.toString());
      assertNotEquals(seen.get("first").asText(), seen.get("second").asText());
      assertEquals("grüße & <b>bold</b>", seen.get("echo").asText());
      assertEquals("flex", seen.get("styled").asText());
      assertEquals("[]", seen.get("faults").toString());
      assertEquals("[200]", seen.get("statuses").toString());
      assertTrue(Files.size(screenshot) > 1000);
    } finally {
      sample.stop();
    }
  }

  private static Path modules() {
    Path here = Path.of("").toAbsolutePath();
    Optional<Path> found =
        Stream.iterate(here, folder -> folder != null, Path::getParent)
            .map(folder -> folder.resolve(MODULES))
            .filter(modules -> Files.isDirectory(modules.resolve("playwright-core")))
            .findFirst();
    return found.orElseThrow(
        () -> RequiredTool.absent("no playwright-core; .ci/browser installs it"));
  }
}
