// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.testkit.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/stack.md, typed in a network namespace of the test's own. */
class StackPageIT {
  private static final Path PAGE = Path.of("../docs/stack.md");
  private static final int SECONDS = 60;

  /** Before the page's commands: no sudo in here, and Java in place of the launcher. */
  private static final String BEFORE =
      """
      set -e
      sudo() { "$@"; }
      meerkat() { "$JAVA" --enable-native-access=ALL-UNNAMED -cp "$CLASSES" \
        dev.meerkat.samples.cli.Main "$@"; }
      """;

  /** Between them: the server needs a moment. */
  private static final String MEANWHILE =
      """
      trap 'kill $(jobs -p)' EXIT
      for i in $(seq 100); do
        curl -s -o /dev/null --max-time 1 http://10.99.0.2/api/time && break
        sleep 0.2
      done
      """;

  @Test
  void commands_typed_reachTheServer(@TempDir Path folder) throws Exception {
    for (String tool : List.of("unshare", "bash", "ip", "curl", "ping")) {
      RequiredTool.require(tool);
    }
    RequiredTool.require(Files.isWritable(Path.of("/dev/net/tun")), "no /dev/net/tun");
    List<String> blocks = blocks();
    Path script = folder.resolve("page.sh");
    Files.writeString(
        script,
        (BEFORE + blocks.get(0).stripTrailing() + " &\n" + MEANWHILE + blocks.get(1))
            .replace("./meerkat", "meerkat"));
    Path said = folder.resolve("said.txt");
    ProcessBuilder builder =
        new ProcessBuilder("unshare", "--net", "bash", script.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("USER", System.getProperty("user.name"));
    builder.environment().put("CLASSES", System.getProperty("java.class.path"));
    builder
        .environment()
        .put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Process process = builder.start();
    boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();

    String text = Files.readString(said);
    assertTrue(ended, text);
    assertEquals(0, process.exitValue(), text);
    assertTrue(text.contains("http://10.99.0.2:80/"), text);
    assertTrue(text.contains("\"epochMillis\":"), text);
    assertTrue(text.contains(" 0% packet loss"), text);
  }

  private static List<String> blocks() throws IOException {
    return Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(PAGE))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }
}
