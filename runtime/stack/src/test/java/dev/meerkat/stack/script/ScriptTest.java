// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Plays every script of {@code src/test/resources/scripts} in both versions of IP; with {@code
 * -Dscript=WORD} those whose name holds the word. docs/stack-scripts.md tells the language.
 */
class ScriptTest {
  private static List<Path> scripts() throws IOException, URISyntaxException {
    String wanted = System.getProperty("script", "");
    Path folder = Path.of(ScriptTest.class.getResource("/scripts").toURI());
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.toString().endsWith(".script"))
          .filter(path -> path.getFileName().toString().contains(wanted))
          .sorted()
          .toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> script_played_holds() throws IOException, URISyntaxException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path path : scripts()) {
      Script script = Script.read(path);
      for (IpVersion version : IpVersion.values()) {
        if (script.isFor(version)) {
          String name = script.name() + " " + version;
          tests.add(DynamicTest.dynamicTest(name, () -> ScriptRunner.run(script, version)));
        }
      }
    }
    return tests.stream();
  }

  @Test
  void scripts_counted_areThreeHundred() throws IOException, URISyntaxException {
    if (System.getProperty("script") == null) {
      assertTrue(scripts().size() >= 300, "only " + scripts().size());
    }
  }
}
