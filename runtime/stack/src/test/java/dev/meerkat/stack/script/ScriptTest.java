// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
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
  private static final String FOLDER = "/scripts";

  @TestFactory
  Stream<DynamicTest> script_played_holds() throws IOException, URISyntaxException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Script script : Script.readAll(FOLDER)) {
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
      int count = Script.readAll(FOLDER).size();
      assertTrue(count >= 300, "only " + count);
    }
  }
}
